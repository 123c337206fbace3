import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, openPage } from '../renderer/open-page.ts'
import { shots } from '../renderer/shots.ts'
import type { Shot } from '../renderer/shots/shot.ts'
import { launchChromium } from '../support/chromium.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { tabThrough } from './tab-through.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = mkdtempSync(join(tmpdir(), 'slipway-screens-'))
const ui = mkdtempSync(join(tmpdir(), 'slipway-ui-'))

const LOOKS = [
  { name: 'wide light', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'middle dark', width: 720, height: 520, colorScheme: 'dark' },
  { name: 'phone light', width: 360, height: 740, colorScheme: 'light' },
  { name: 'wide dark', width: 1280, height: 800, colorScheme: 'dark' },
] as const

const HIGH_CONTRAST = [
  'serve-failed',
  'serve-busy',
  'images',
  'machine-stopped',
  'menu',
  'log',
  'settings',
  'help',
  'palette',
  'tasks-running',
  'answers',
]

declare global {
  interface Window {
    violations: string[]
    axe: { run(options: object): Promise<AxeResults> }
  }
}

let browser: Browser
beforeAll(async () => {
  buildPage(ui)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(ui, { recursive: true, force: true })
})

async function show(shot: Shot): Promise<Page> {
  const { engine, server } = await openPage(shot.scenario, { ui, data: temporaryFolder() })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  // Init scripts come from the debugger and bypass the page's policy; the page's scripts do not.
  await page.addInitScript(axeSource)
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', event =>
      window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
    )
  })
  await page.goto(server.url)
  await page.getByRole('main').waitFor()
  await page.evaluate(route => (location.hash = `#${route}`), shot.route)
  await page.locator('h1').first().waitFor()
  await shot.act?.(page, engine, () => server.close())
  return page
}

async function violations(page: Page, look: string): Promise<string[]> {
  const result = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }))
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${look}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('every state of every screen', reason), () => {
  it.each(shots)('$name: readable by everyone, within the policy, reachable by keyboard', async shot => {
    const page = await show(shot)
    for (const look of LOOKS) {
      await page.setViewportSize({ width: look.width, height: look.height })
      await page.emulateMedia({ colorScheme: look.colorScheme })
      expect(await violations(page, look.name)).toEqual([])
      const overflow = await page.evaluate(() => {
        const main = document.querySelector('main')!
        return Math.max(
          document.documentElement.scrollWidth - innerWidth,
          main.scrollWidth - main.clientWidth,
        )
      })
      expect(overflow, `${look.name} scrolls sideways`).toBeLessThanOrEqual(0)
      await page.screenshot({ path: join(pictures, `${shot.name} ${look.name}.png`) })
    }
    const tabbed = await tabThrough(page)
    expect(tabbed.unreached, 'controls that Tab does not reach').toEqual([])
    expect(tabbed.unmarked, 'controls whose focus cannot be seen').toEqual([])
    expect(await page.evaluate(() => window.violations)).toEqual([])
    await page.close()
  })

  it.each(shots.filter(({ name }) => HIGH_CONTRAST.includes(name)))(
    '$name in high contrast: readable on light and on dark',
    async shot => {
      const page = await show(shot)
      for (const theme of ['contrast', 'contrast-dark']) {
        await page.evaluate(name => (document.documentElement.dataset['theme'] = name), theme)
        expect(await violations(page, theme)).toEqual([])
      }
      await page.close()
    },
  )
})
