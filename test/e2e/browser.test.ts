import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import type { Child } from '../support/child.ts'
import { launchChromium } from '../support/chromium.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { needLab, type Lab } from '../support/lab.ts'
import { openOwnersLab, tellOwnersStory, type Aside } from './owner-story.ts'

const program = fileURLToPath(new URL('../../electron/headless/slipway.cjs', import.meta.url))
const built = fileURLToPath(new URL('../../out/headless/cli.js', import.meta.url))
/** Where to save screenshots, for people and for the documentation. */
const pictures = process.env['SLIPWAY_PICTURES']

const reason = await firstReason(
  async () => (existsSync(built) ? null : 'not built: npm run build'),
  () => needPackages(['chromium']),
  needLab,
)

describe.skipIf(reason !== null)(nameWith('the page in a browser, with the real engine', reason), () => {
  let lab: Lab
  let server: Child
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  const picture =
    (name: string): Aside =>
    async () => {
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
    }

  beforeAll(async () => {
    lab = await openOwnersLab()
    server = lab.namespace.start(
      [process.execPath, program, 'serve', '--data', join(lab.folder, 'data'), '--json'],
      {
        environment: { SLIPWAY_BOOT_PROGRAMS: await testBootPrograms() },
      },
    )
    const greeting = await server.waitForLine('its address', line => line.includes('"waiting"'), 20_000)
    browser = await launchChromium({ namespace: lab.namespace.name })
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    await page.goto((JSON.parse(greeting) as { ui: string }).ui)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop('SIGINT')
    await lab?.close()
  })

  tellOwnersStory(() => ({ lab, page }), {
    empty: picture('empty'),
    imported: picture('ready'),
    waiting: picture('waiting'),
    booting: picture('booting'),
    booted: picture('booted'),
  })

  it('removed the link from the address bar', () => {
    expect(page.url()).not.toContain('t=')
  })

  it('logged no errors on the way', () => {
    expect(complaints).toEqual([])
  })
})
