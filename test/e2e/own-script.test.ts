import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import type { Child } from '../support/child.ts'
import { launchChromium } from '../support/chromium.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../support/debian-packages.ts'
import { label } from '../support/label.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { ipxeProblemText } from '../support/page-text.ts'

const program = fileURLToPath(new URL('../../electron/headless/slipway.cjs', import.meta.url))
const built = fileURLToPath(new URL('../../out/headless/cli.js', import.meta.url))
const BOOT = 'http://10.77.0.1:8080'
const MAC = '52:54:00:5e:ed:07'
const START = `${BOOT}/ipxe/52-54-00-5e-ed-07`

const reason = await firstReason(
  async () => (existsSync(built) ? null : 'not built: npm run build'),
  () => needPackages(['chromium', 'curl']),
  needNamespaces,
)

describe.skipIf(reason !== null)(nameWith("a user's iPXE script, from the page to a machine", reason), () => {
  let namespace: Namespace
  let server: Child
  let browser: Browser
  const data = mkdtempSync(join(tmpdir(), 'slipway-script-'))
  let page: Page

  const get = (url: string): Promise<string> => namespace.run('curl', '--silent', '--fail', url)
  /** The request that iPXE's EFI build sends after the first one. */
  async function boot(): Promise<string> {
    const first = await get(`${BOOT}/autoexec.ipxe`)
    expect(first).toContain('chain --replace http://10.77.0.1:8080/ipxe/${netX/mac:hexhyp}')
    const start = await get(START)
    const own = /^chain (\S+\/own) /m.exec(start)?.[1]
    return own === undefined ? start : get(own)
  }

  beforeAll(async () => {
    namespace = await createNamespace()
    await namespace.addBridge('br0', '10.77.0.1/24')
    const words = ['serve', '--nic', 'br0', '--dhcp', 'server', '--data', data, '--json']
    server = namespace.start([process.execPath, program, ...words], {
      environment: { SLIPWAY_BOOT_PROGRAMS: await testBootPrograms() },
    })
    const greeting = await server.waitForLine('that it serves', line => line.includes('"serving"'), 60_000)
    browser = await launchChromium({ namespace: namespace.name })
    page = await browser.newPage({ locale: 'en-GB' })
    await page.goto((JSON.parse(greeting) as { ui: string }).ui)
    await page.getByRole('main').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop('SIGINT')
    await namespace?.remove()
    rmSync(data, { recursive: true, force: true })
  })

  it('is edited, its mistake is named and fixed, and a machine gets it', async () => {
    await page.getByRole('link', { name: label('nav.menu') }).click()
    await page.getByRole('button', { name: label('ownScript.begin') }).click()
    const text = page.getByLabel(label('ownScript.labelAll'))
    await text.fill('#!ipxe\necho here\nkrenel http://10.0.0.9/vmlinuz\nboot\n')
    const mistake = page.getByRole('button', {
      name: label('menu.problemAt', {
        line: 3,
        text: ipxeProblemText({ kind: 'unknown-command', line: 3, word: 'krenel' }),
      }),
    })
    await mistake.waitFor()
    const save = page.getByRole('button', { name: label('ownScript.save') })
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await page.getByText(label('ownScript.mendFirst')).waitFor()

    await mistake.press('Enter')
    const cursorAt = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart))
    expect(cursorAt).toMatch(/^krenel/)
    for (let at = 0; at < 'krenel'.length; at++) await page.keyboard.press('Delete')
    await page.keyboard.type('kernel')
    await page.getByText(label('ownScript.noProblems')).waitFor()
    await save.click()
    await page.getByText(label('ownScript.state.used')).waitFor()
    expect(await boot()).toBe('#!ipxe\necho here\nkernel http://10.0.0.9/vmlinuz\nboot\n')
  })

  it('of one machine takes precedence over that of all', async () => {
    await get(START)
    await namespace.run(process.execPath, program, 'machine', 'set', MAC, '--name', 'bench', '--data', data)
    await page.getByRole('link', { name: label('nav.machines') }).click()
    await page.getByRole('link', { name: 'bench' }).click()
    await page.getByText(label('ownScript.noneOneAll')).waitFor()
    await page.getByRole('button', { name: label('ownScript.begin') }).click()
    await page.getByLabel(label('ownScript.labelOne')).fill('#!ipxe\nshell\n')
    await page.getByText(label('ownScript.noProblems')).waitFor()
    await page.getByRole('button', { name: label('ownScript.save') }).click()
    await page.getByText(label('ownScript.state.used')).waitFor()
    expect(await boot()).toBe('#!ipxe\nshell\n')
    await page.getByRole('button', { name: label('ownScript.backOne') }).click()
    await page.getByText(label('ownScript.state.draft')).waitFor()
    expect(await boot()).toContain('echo here')
  })

  it('is replaced by the menu at one press, and can be restored', async () => {
    await page.getByRole('link', { name: label('nav.menu') }).click()
    await page.getByRole('button', { name: label('ownScript.back') }).click()
    await page.getByText(label('ownScript.state.draft')).waitFor()
    expect(await boot()).toContain('\nmenu ')
    await page.getByRole('button', { name: label('ownScript.save') }).click()
    await page.getByText(label('ownScript.state.used')).waitFor()
    expect(await boot()).toContain('echo here')
  })
})
