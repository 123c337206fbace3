import type { Page } from 'playwright-core'
import type { Shot } from './shots.ts'

/** The frame around every screen, and the page that explains. */
export const frameShots: readonly Shot[] = [
  { name: 'help', scenario: 'empty', route: '/help' },
  {
    name: 'help-no-maker',
    scenario: 'empty',
    route: '/help',
    act: page => page.getByLabel('Find a maker').fill('Commodore'),
  },
  {
    name: 'palette',
    scenario: 'stocked',
    route: '/',
    act: async page => void (await openPalette(page)),
  },
  {
    name: 'palette-found',
    scenario: 'stocked',
    route: '/images',
    async act(page) {
      await (await openPalette(page)).fill('debian')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'tasks-running',
    scenario: 'slow',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText('Compare checksum').click()
      await page.getByRole('button', { name: 'Compute SHA-256' }).click()
      await page.getByText('Extract all files').first().click()
      await page.getByLabel('Empty folder').fill('/srv/tree')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '2 tasks' }).click()
      await page.getByRole('button', { name: /^Stop: / }).waitFor()
    },
  },
  {
    name: 'tasks-ended',
    scenario: 'iso-error',
    route: '/images',
    async act(page, engine) {
      for (let at = 0; at < 2; at++) {
        await page.locator('input[type=file]').setInputFiles({
          name: `debian-1${at + 2}.iso`,
          mimeType: 'application/x-iso9660-image',
          buffer: Buffer.alloc(64),
        })
        if (at === 0) await page.getByText('incomplete').waitFor()
        engine.state.importResult = engine.state.images[0]!
      }
      await page.getByRole('button', { name: 'Tasks' }).click()
      await page.getByText('was added').waitFor()
    },
  },
  {
    name: 'tasks-none',
    scenario: 'one-image',
    route: '/images',
    act: page => page.getByRole('button', { name: 'Tasks' }).click(),
  },
]

async function openPalette(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Go to or do' })
  await field.waitFor()
  return field
}
