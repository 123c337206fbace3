import type { Page } from 'playwright-core'
import { chooseIso } from './send-files.ts'
import type { Shot } from './shot.ts'
import { startJobs } from './start-jobs.ts'

/** The frame around every screen, settings, and the page that explains. */
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
      await startJobs(page)
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
        await chooseIso(page, `debian-1${at + 2}.iso`)
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
  { name: 'settings', scenario: 'stocked', route: '/settings' },
  {
    name: 'settings-export',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel('Folder on this computer').fill('/srv/full')
      await page.getByRole('button', { name: 'Write it' }).click()
      await page.getByRole('button', { name: 'Write into it' }).click()
      await page.getByText('What is otherwise there').waitFor()
    },
  },
  {
    name: 'shortcuts',
    scenario: 'one-image',
    route: '/settings',
    act: page => page.getByRole('button', { name: 'Show shortcuts' }).click(),
  },
  {
    name: 'offline',
    scenario: 'one-image',
    route: '/',
    async act(page, _engine, stop) {
      await stop()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'missing-page', scenario: 'empty', route: '/nowhere' },
]

async function openPalette(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Go to or do' })
  await field.waitFor()
  return field
}
