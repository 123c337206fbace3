import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import type { Child } from '../support/child.ts'
import { launchChromium } from '../support/chromium.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

const program = fileURLToPath(new URL('../../electron/headless/slipway.cjs', import.meta.url))
const built = fileURLToPath(new URL('../../out/headless/cli.js', import.meta.url))
/** Where to put pictures of what was seen, for people and for the documentation. */
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

  const picture = async (name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  beforeAll(async () => {
    lab = await openLab()
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

  it('says that an image is missing before it can serve', async () => {
    await page.getByText('Drop an ISO here').waitFor()
    await page.getByText('Add an image first.').waitFor()
    await picture('empty')
  })

  it('takes the link out of the address bar', () => {
    expect(page.url()).not.toContain('t=')
  })

  it('takes an ISO from the browser and says what it is', async () => {
    const iso = await makeTestIso({
      path: join(lab.folder, 'workshop-linux.iso'),
      extraArguments: 'slipway.report=http://10.77.0.1:8080/report',
    })
    await page.locator('input[type=file]').first().setInputFiles(iso.path)
    await page.getByText('Slipway test disc').first().waitFor()
    await picture('ready')
  })

  it('serves on the card with one click, after it has looked for other servers', async () => {
    await page.getByRole('button', { name: `Serve on ${LAB_CARD}` }).click()
    await page.getByRole('heading', { name: `Serving on ${LAB_CARD}` }).waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: 'Stop serving' }).waitFor()
    await picture('waiting')
  })

  it('shows a machine from the moment it asks to the moment its kernel reports', async () => {
    const mac = '52:54:00:5e:ed:01'
    const machine = await startVirtualMachine({
      namespace: lab.namespace,
      tap: LAB_TAP,
      firmware: 'ovmf',
      nic: 'virtio-net-pci',
      mac,
    })
    try {
      await page.getByText(mac).first().waitFor({ timeout: 60_000 })
      await page.getByText('Loaded snponly.efi').first().waitFor({ timeout: 60_000 })
      await picture('booting')
      await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), 90_000)
      await page.getByText('test-system-started').first().waitFor({ timeout: 30_000 })
      await picture('booted')
    } finally {
      await machine.stop()
    }
  })

  it('stops with one click', async () => {
    await page.getByRole('button', { name: 'Stop serving' }).click()
    await page.getByRole('button', { name: `Serve on ${LAB_CARD}` }).waitFor()
    expect((await lab.namespace.run('ss', '-ulnH')).trim()).toBe('')
  })

  it('complained about nothing on the way', () => {
    expect(complaints).toEqual([])
  })
})
