import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectControl } from '#engine/control/control-client.ts'
import { needPackages, firstReason, nameWith } from '../support/debian-packages.ts'
import { asked } from '../support/electron/asked.ts'
import { app } from '../support/electron/electron-double.ts'
import { windows, type FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'
import { invokeHandlers } from '../support/electron/fake-ipc.ts'
import { makeTestIso, needTestIso } from '../support/test-iso.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))

const mainProgram = fileURLToPath(new URL('../../out/main/main.js', import.meta.url))
const reason = await firstReason(
  async () => (existsSync(mainProgram) ? null : 'not built: npm run build'),
  () => needPackages(['chromium']),
  needTestIso,
)

describe.skipIf(reason !== null)(nameWith('the desktop shell, over a double of Electron', reason), () => {
  let folder: string
  let window: FakeBrowserWindow
  let page: Page
  const violations: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-desktop-'))
    process.env['SLIPWAY_DATA'] = join(folder, 'data')
    await import(/* @vite-ignore */ mainProgram)
    await vi.waitFor(() => expect(windows).toHaveLength(1), 20_000)
    window = windows[0]!
    page = await window.page
    page.on('console', message => {
      if (message.type() === 'error') violations.push(message.text())
    })
  })
  afterAll(async () => {
    await window?.close()
    delete process.env['SLIPWAY_DATA']
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  it('opens one sandboxed window and shows it when there is something to see', () => {
    expect(asked.isSandboxEnabled).toBe(true)
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(window.isShown).toBe(true)
  })

  it('refuses the page every permission, and the network', () => {
    let isAllowed: boolean | null = null
    asked.permissionRequest!(null, 'media', answer => (isAllowed = answer))
    expect(isAllowed).toBe(false)
    expect(asked.permissionCheck!()).toBe(false)
    const isCancelled = (url: string): boolean => {
      let cancelled = false
      asked.beforeRequest!({ url }, ({ cancel }) => (cancelled = cancel))
      return cancelled
    }
    expect(isCancelled('https://example.org/')).toBe(true)
    expect(isCancelled('file:///etc/passwd')).toBe(true)
    expect(isCancelled('app://other/index.html')).toBe(true)
    expect(isCancelled('app://ui/index.html')).toBe(false)
  })

  it('shows the page with nothing of Node in it', async () => {
    await page.getByText('Drop an ISO here').waitFor()
    const found = await page.evaluate(() => ({
      require: typeof (globalThis as { require?: unknown }).require,
      bridge: Object.keys((globalThis as unknown as { slipway: object }).slipway).sort(),
    }))
    expect(found).toEqual({ require: 'undefined', bridge: ['call', 'pathForFile', 'platform', 'subscribe'] })
  })

  it('answers calls of its own page only', async () => {
    const call = invokeHandlers.get('slipway:call')!
    const foreign = { url: 'https://example.org/' }
    const refused = { ok: false, error: { code: 'unauthorised', params: {} } }
    expect(await call({ sender: { mainFrame: foreign }, senderFrame: foreign }, 'app.info', null)).toEqual(
      refused,
    )
    const frame = { url: 'app://ui/' }
    expect(
      await call({ sender: { mainFrame: window.mainFrame }, senderFrame: frame }, 'app.info', null),
    ).toEqual(refused)
    expect(await call({ sender: { mainFrame: frame }, senderFrame: null }, 'app.info', null)).toEqual(refused)
    expect(await call({ sender: { mainFrame: frame }, senderFrame: frame }, 'app.info', null)).toMatchObject({
      ok: true,
    })
  })

  it('imports an ISO that is chosen, where it lies', async () => {
    const iso = await makeTestIso({ path: join(folder, 'disc.iso') })
    await page.evaluate(path => Object.assign(globalThis, { __filePaths: { 'disc.iso': path } }), iso.path)
    await page.locator('input[type=file]').first().setInputFiles(iso.path)
    await page.getByText('Slipway test disc').first().waitFor()
    const control = await connectControl(join(folder, 'data'))
    expect(await control!.call('images.list', null)).toMatchObject([{ path: iso.path, isPresent: true }])
  })

  it('opens an ISO that the system hands over', async () => {
    const iso = await makeTestIso({ path: join(folder, 'second.iso'), label: 'SECOND' })
    app.emit('open-file', { preventDefault: () => undefined }, iso.path)
    const control = await connectControl(join(folder, 'data'))
    await expect
      .poll(async () => (await control!.call('images.list', null)).map(image => image.path))
      .toContain(iso.path)
  })

  it('comes to the front when it is started a second time', async () => {
    const focused = new Promise(resolve => window.once('focus', resolve))
    app.emit('second-instance', {}, ['slipway'], folder)
    await focused
  })

  it('never broke its content security policy', () => {
    expect(violations).toEqual([])
  })

  it('lets go of everything when it quits', async () => {
    const ended = new Promise(resolve => app.once('quit', resolve))
    app.quit()
    await ended
    expect(await connectControl(join(folder, 'data'))).toBeNull()
    expect(asked.errorBoxes).toEqual([])
  })
})
