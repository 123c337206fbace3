import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, loadWords } from '#words/languages.ts'
import { buildPage, openPage } from '../renderer/open-page.ts'
import { overflows } from '../renderer/overflows.ts'
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
  // What is done on a page is done by its English words. English itself is measured with the pseudo-language, which is longer.
  it.each(shots.filter(shot => !shot.act))('$name: every label fits a telephone', async shot => {
    const { server } = await openPage(shot.scenario, { ui, data: temporaryFolder() })
    try {
      for (const { code } of LANGUAGES.slice(1)) {
        const page = await browser.newPage({
          locale: code,
          reducedMotion: 'reduce',
          viewport: { width: 360, height: 740 },
        })
        // A link lets one browser in, and each of these is one.
        await page.goto(server.newLink())
        await page.getByRole('main').waitFor()
        await page.evaluate(route => (location.hash = `#${route}`), shot.route)
        await page.locator('h1').first().waitFor()
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(code)
        expect(await page.getByText((await loadWords(code)).text('link.signedOutText')).count()).toBe(0)
        expect(await overflows(page), code).toEqual([])
        await page.close()
      }
    } finally {
      await server.close()
    }
  })
})
