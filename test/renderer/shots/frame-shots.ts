import type { Page } from 'playwright-core'
import { label, labelLike } from '../../support/label.ts'
import { errorText } from '../../support/page-text.ts'
import { truncatedAt } from '../image-samples.ts'
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
    act: page => page.getByLabel(label('help.keys.find')).fill('Commodore'),
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
      await page.getByRole('button', { name: label('tasks.running', { n: 2 }) }).click()
      await page.getByRole('button', { name: labelLike('tasks.cancel') }).waitFor()
    },
  },
  {
    name: 'tasks-ended',
    scenario: 'iso-error',
    route: '/images',
    async act(page, engine) {
      for (let at = 0; at < 2; at++) {
        await chooseIso(page, `debian-1${at + 2}.iso`)
        if (at === 0) await page.getByText(errorText(truncatedAt('debian-12.iso')).title).waitFor()
        engine.state.importResult = engine.state.images[0]!
      }
      await page.getByRole('button', { name: label('tasks.title') }).click()
      await page.getByText(label('tasks.ended.import.done')).waitFor()
    },
  },
  {
    name: 'tasks-none',
    scenario: 'one-image',
    route: '/images',
    act: page => page.getByRole('button', { name: label('tasks.title') }).click(),
  },
  { name: 'settings', scenario: 'stocked', route: '/settings' },
  {
    name: 'settings-export',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel(label('setup.folder')).fill('/srv/full')
      await page.getByRole('button', { name: label('setup.action') }).click()
      await page.getByRole('button', { name: label('setup.overwrite') }).click()
      await page.getByText(label('setup.remarks')).waitFor()
    },
  },
  {
    name: 'shortcuts',
    scenario: 'one-image',
    route: '/settings',
    act: page => page.getByRole('button', { name: label('settings.openShortcuts') }).click(),
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
  const field = page.getByRole('combobox', { name: label('palette.title') })
  await field.waitFor()
  return field
}
