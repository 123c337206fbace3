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
import { createNamespace, type Namespace } from '../support/namespace.ts'

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

describe.skipIf(reason !== null)(nameWith('an own iPXE script, from the page to a machine', reason), () => {
  let namespace: Namespace
  let server: Child
  let browser: Browser
  const data = mkdtempSync(join(tmpdir(), 'slipway-script-'))
  let page: Page

  const get = (url: string): Promise<string> => namespace.run('curl', '--silent', '--fail', url)
  /** As iPXE goes on from what an EFI build of it asks for first. */
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

  it('is written, its mistake is named and mended, and a machine gets it', async () => {
    await page.getByRole('link', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Write a script' }).click()
    const text = page.getByLabel('Script for all machines')
    await text.fill('#!ipxe\necho here\nkrenel http://10.0.0.9/vmlinuz\nboot\n')
    const mistake = page.getByRole('button', { name: 'Line 3: iPXE has no command "krenel"' })
    await mistake.waitFor()
    const save = page.getByRole('button', { name: 'Save the script' })
    expect(await save.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('iPXE would stop at the lines above.').waitFor()

    await mistake.press('Enter')
    const cursorAt = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart))
    expect(cursorAt).toMatch(/^krenel/)
    for (let at = 0; at < 'krenel'.length; at++) await page.keyboard.press('Delete')
    await page.keyboard.type('kernel')
    await page.getByText('No mistake found.').waitFor()
    await save.click()
    await page.getByText('In use: iPXE runs this script.').waitFor()
    expect(await boot()).toBe('#!ipxe\necho here\nkernel http://10.0.0.9/vmlinuz\nboot\n')
  })

  it('of one machine goes before that of all', async () => {
    await get(START)
    await namespace.run(process.execPath, program, 'machine', 'set', MAC, '--name', 'bench', '--data', data)
    await page.getByRole('link', { name: 'Machines' }).click()
    await page.getByRole('link', { name: 'bench' }).click()
    await page.getByText('This machine runs the script of all machines').waitFor()
    await page.getByRole('button', { name: 'Write a script' }).click()
    await page.getByLabel('Script for this machine').fill('#!ipxe\nshell\n')
    await page.getByText('No mistake found.').waitFor()
    await page.getByRole('button', { name: 'Save the script' }).click()
    await page.getByText('In use: iPXE runs this script.').waitFor()
    expect(await boot()).toBe('#!ipxe\nshell\n')
    await page.getByRole('button', { name: 'Take this script away' }).click()
    await page.getByText('Not in use. Saving it puts it in the place of the menu.').waitFor()
    expect(await boot()).toContain('echo here')
  })

  it('gives way to the menu again at one press, and can be had back', async () => {
    await page.getByRole('link', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Back to Slipway’s own menu' }).click()
    await page.getByText('Not in use. Saving it puts it in the place of the menu.').waitFor()
    expect(await boot()).toContain('\nmenu ')
    await page.getByRole('button', { name: 'Save the script' }).click()
    await page.getByText('In use: iPXE runs this script.').waitFor()
    expect(await boot()).toContain('echo here')
  })
})
