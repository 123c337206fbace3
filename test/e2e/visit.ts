import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { FakeEngine } from '../renderer/fake-engine.ts'
import { buildPage, openPage } from '../renderer/open-page.ts'
import type { Scenario } from '../renderer/scenarios.ts'
import { launchChromium } from '../support/chromium.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

export interface Visit {
  readonly page: Page
  readonly engine: FakeEngine
  readonly url: string
  stop(): Promise<void>
}

export interface Visits {
  /** Opens the page connected to an engine in the state of `scenario`; the page is closed after the test. */
  visit(scenario: Scenario, locale?: string): Promise<Visit>
  /** Like another browser: without the session. */
  stranger(): Promise<Page>
  /** Where the page was built to. */
  readonly ui: string
}

/** Builds the page and opens a browser for the tests of a file. */
export function visits(): Visits {
  const ui = mkdtempSync(join(tmpdir(), 'slipway-ui-'))
  let browser: Browser
  beforeAll(async () => {
    buildPage(ui)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(ui, { recursive: true, force: true })
  })
  return {
    ui,
    async visit(scenario, locale = 'en-GB') {
      const { engine, server } = await openPage(scenario, { ui, data: temporaryFolder() })
      const page = await browser.newPage({ locale, reducedMotion: 'reduce' })
      onTestFinished(() => page.close())
      await page.goto(server.url)
      await page.getByRole('main').waitFor()
      return { page, engine, url: server.url, stop: () => server.close() }
    },
    async stranger() {
      const page = await browser.newPage()
      onTestFinished(() => page.close())
      return page
    },
  }
}

/** The changes that the page requested by one method, in order. */
export const changes = (engine: FakeEngine, method: string): unknown[] =>
  engine.calls.filter(call => call.method === method).map(call => call.input)
