import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#words/languages.ts'
import { buildPage, openPage } from '../renderer/open-page.ts'
import { overflows, SIZES } from '../renderer/overflows.ts'
import { shots } from '../renderer/shots.ts'
import { launchChromium } from '../support/chromium.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ui = mkdtempSync(join(tmpdir(), 'slipway-translations-'))
let browser: Browser
beforeAll(async () => {
  buildPage(ui)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(ui, { recursive: true, force: true })
})

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page in every language', reason), () => {
  // All other tests draw English.
  it.each(
    LANGUAGES.slice(1).flatMap(({ code }) =>
      shots.filter(shot => !shot.act).map(shot => ({ code, ...shot })),
    ),
  )('$code has room for its words: $name', async ({ code, scenario, route }) => {
    const { server } = await openPage(scenario, { ui, data: temporaryFolder() })
    const page = await browser.newPage({ locale: code, reducedMotion: 'reduce' })
    try {
      await page.goto(server.url)
      await page.locator(`html[lang=${code}]`).waitFor({ state: 'attached' })
      await page.getByRole('main').waitFor()
      await page.evaluate(place => (location.hash = `#${place}`), route)
      await page.locator('h1').first().waitFor()
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect(await overflows(page), `at ${size.width} pixels`).toEqual([])
      }
    } finally {
      await page.close()
      await server.close()
    }
  })
})
