import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectControl } from '#engine/control/control-client.ts'
import { testBootPrograms } from '../support/boot-programs.ts'
import { needPackages, firstReason, nameWith, needNamespaces } from '../support/debian-packages.ts'
import { asked } from '../support/electron/asked.ts'
import { app } from '../support/electron/fake-app.ts'
import type { FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'
import { invokeHandlers } from '../support/electron/fake-ipc.ts'
import { trays } from '../support/electron/fake-tray.ts'
import { windows } from '../support/electron/open-windows.ts'
import { enterNamespace } from '../support/enter-namespace.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { makeTestIso, needTestIso } from '../support/test-iso.ts'
import { expectNothingOfNode, hearViolations, walkScreens } from './desktop-story.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))

const mainProgram = fileURLToPath(new URL('../../out/main/main.js', import.meta.url))
const reason = await firstReason(
  async () => (existsSync(mainProgram) ? null : 'not built: npm run build'),
  () => needPackages(['chromium', 'udhcpc']),
  needNamespaces,
  needTestIso,
)

/** A boot of a page or a search for DHCP servers, on a computer that does other things as well. */
const PATIENCE = { timeout: 40_000, interval: 50 }

describe.skipIf(reason !== null)(nameWith('the desktop shell, over a double of Electron', reason), () => {
  let folder: string
  let here: Namespace
  let there: Namespace
  let comeHome: () => void
  let window: FakeBrowserWindow
  let page: Page
  const complaints: string[] = []

  const openedWindow = async (): Promise<void> => {
    await vi.waitFor(() => expect(windows).toHaveLength(1), PATIENCE)
    window = windows[0] as FakeBrowserWindow
    page = await window.page
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text())
    })
  }
  const tray = () => trays[0]!
  const paths = async (): Promise<readonly string[]> => {
    const control = await connectControl(join(folder, 'data'))
    return (await control!.call('images.list', null)).map(image => image.path)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-desktop-'))
    here = await createNamespace()
    there = await createNamespace()
    await here.addCable('card0', there, 'other0')
    await here.addAddress('card0', '10.78.0.1/24')
    comeHome = enterNamespace(here.name)
    process.env['SLIPWAY_DATA'] = join(folder, 'data')
    process.env['SLIPWAY_BOOT_PROGRAMS'] = await testBootPrograms()
    await import(/* @vite-ignore */ mainProgram)
    await openedWindow()
  })
  afterAll(async () => {
    for (const one of [...windows]) (one as FakeBrowserWindow).destroy()
    delete process.env['SLIPWAY_DATA']
    delete process.env['SLIPWAY_BOOT_PROGRAMS']
    comeHome?.()
    await here?.remove()
    await there?.remove()
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

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('keeps the window at home: %s', name => {
    const isHeld = (url: string): boolean => {
      let held = false
      window.webContents.emit(name, { url, preventDefault: () => (held = true) })
      return held
    }
    expect(isHeld('https://example.org/')).toBe(true)
    expect(isHeld('file:///etc/passwd')).toBe(true)
    expect(isHeld('app://ui.example.org/')).toBe(true)
    expect(isHeld('app://ui/#/log')).toBe(false)
  })

  it('opens no second window, and only links of its own list outside', () => {
    expect(window.webContents.openWindow({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
    expect(window.webContents.openWindow({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
    expect(asked.openedOutside).toEqual([])
    expect(window.webContents.openWindow({ url: 'https://ubuntu.com/download/server' })).toEqual({
      action: 'deny',
    })
    expect(asked.openedOutside).toEqual(['https://ubuntu.com/download/server'])
  })

  it('shows the page with nothing of Node in it', () => expectNothingOfNode(page))

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
    for (const name of ['__proto__', 'constructor', 'app.quit'])
      expect(await call({ sender: { mainFrame: frame }, senderFrame: frame }, name, null)).toMatchObject({
        ok: false,
        error: { code: 'unknown-method' },
      })
  })

  it('never breaks its content security policy, on any screen', async () => {
    const violations = await hearViolations(page)
    const titles = await walkScreens(page)
    expect(new Set(titles).size).toBeGreaterThan(5)
    expect(await violations()).toEqual([])
  })

  it('imports an ISO that is chosen, where it lies', async () => {
    const iso = await makeTestIso({ path: join(folder, 'disc.iso') })
    await page.evaluate(path => Object.assign(globalThis, { __filePaths: { 'disc.iso': path } }), iso.path)
    await page.locator('input[type=file]').first().setInputFiles(iso.path)
    await page.getByText('Slipway test disc').first().waitFor()
    expect(await paths()).toEqual([iso.path])
  })

  it('opens an ISO that the system hands over, and one of a second start', async () => {
    const second = await makeTestIso({ path: join(folder, 'second.iso'), label: 'SECOND' })
    const third = await makeTestIso({ path: join(folder, 'third.iso'), label: 'THIRD' })
    app.emit('open-file', { preventDefault: () => undefined }, second.path)
    app.emit('second-instance', {}, ['slipway', '--flag', 'third.iso'], folder)
    await expect.poll(paths, PATIENCE).toEqual(expect.arrayContaining([second.path, third.path]))
  })

  it('comes to the front when it is started a second time', async () => {
    const focused = new Promise(resolve => window.once('focus', resolve))
    app.emit('second-instance', {}, ['slipway'], folder)
    await focused
  })

  it('loads the page again when its process dies, and says so', async () => {
    const before = window.webContents.reloads
    asked.presses.push('OK')
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    await expect.poll(() => window.webContents.reloads).toBe(before + 1)
    expect(asked.messageBoxes.at(-1)).toMatchObject({
      message: 'The window stopped working and was opened again.',
    })
    await expect
      .poll(() => readFileSync(join(folder, 'data', 'shell.ndjson'), 'utf8'))
      .toContain('"code":"page-gone","reason":"crashed","exitCode":139')
  })

  it('is idle in the tray', () => {
    expect(tray().toolTip).toBe('Slipway – Not serving')
    expect(tray().icon).toMatch(/tray\.png$/)
    expect(asked.blockers.size).toBe(0)
    tray().choose('Show the log file')
    expect(asked.shownFiles).toEqual([join(folder, 'data', 'slipway.ndjson')])
  })

  it('serves with one click; the tray says so and the computer stays awake', async () => {
    await page.getByRole('navigation').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Serve on card0' }).click()
    await page.getByRole('heading', { name: 'Serving on card0' }).waitFor({ timeout: 40_000 })
    expect(tray().toolTip).toBe('Slipway – Serving on card0')
    expect(tray().icon).toMatch(/tray-serving\.png$/)
    expect(asked.blockers.size).toBe(1)
  })

  it('shows a machine that asks to boot', async () => {
    const script = join(folder, 'udhcpc.sh')
    await writeFile(script, '#!/bin/sh\necho "$1 $ip"\n', { mode: 0o755 })
    const vendor = 'PXEClient:Arch:00007:UNDI:003016'
    const client = there.start(
      ['busybox', 'udhcpc', '-i', 'other0', '-f', '-q', '-n', '-s', script, '-V', vendor].concat([
        '-x',
        '0x5d:0007',
        '-x',
        '0x61:00112233445566778899aabbccddeeff00',
      ]),
    )
    await client.waitForLine('bound', line => line.startsWith('bound 10.78.0.'), 40_000)
    const mac = await there.run('cat', '/sys/class/net/other0/address')
    await page.getByText(mac.trim()).first().waitFor({ timeout: 40_000 })
  })

  it('asks before its window closes while it serves; cancelled, nothing happens', async () => {
    asked.presses.push('Cancel')
    window.close()
    await expect
      .poll(() => asked.messageBoxes.at(-1)?.message)
      .toBe('Keep serving on card0 in the background?')
    expect(windows).toEqual([window])
  })

  it('keeps serving without a window, and opens one again at a second start', async () => {
    asked.presses.push('Keep serving in the background')
    window.close()
    await expect.poll(() => windows).toEqual([])
    const control = await connectControl(join(folder, 'data'))
    expect(await control!.call('serving.state', null)).toMatchObject({ state: 'serving' })
    expect(await control!.call('desktop.show', null)).toMatchObject({ closeWhileServing: 'background' })
    app.emit('second-instance', {}, ['slipway'], folder)
    await openedWindow()
    await page.getByRole('heading', { name: 'Serving on card0' }).waitFor()
  })

  it('does not ask again', async () => {
    const questions = asked.messageBoxes.length
    window.close()
    expect(windows).toEqual([])
    expect(asked.messageBoxes).toHaveLength(questions)
    tray().choose('Open Slipway')
    await openedWindow()
  })

  it('lets the answer be changed in Settings', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('radio', { name: 'Stop and quit' }).click()
    const control = await connectControl(join(folder, 'data'))
    await expect.poll(() => control!.call('desktop.show', null)).toMatchObject({ closeWhileServing: 'quit' })
    await page.getByRole('navigation').getByRole('link').first().click()
  })

  it('stops from the tray', async () => {
    tray().choose('Stop serving')
    await expect.poll(() => tray().toolTip, PATIENCE).toBe('Slipway – Not serving')
    expect(asked.blockers.size).toBe(0)
    expect((await here.run('ss', '-ulnH')).trim()).toBe('')
  })

  it('complained about nothing', () => {
    expect(complaints).toEqual([])
    expect(asked.errorBoxes).toEqual([])
    expect(asked.notices).toEqual([])
  })

  it('lets go of everything when it quits, serving or not', async () => {
    await page.getByRole('button', { name: 'Serve on card0' }).click()
    await expect.poll(() => tray().toolTip, PATIENCE).toBe('Slipway – Serving on card0')
    const ended = new Promise(resolve => app.once('quit', resolve))
    tray().choose('Stop and quit')
    await ended
    expect(windows).toEqual([])
    expect(await connectControl(join(folder, 'data'))).toBeNull()
    expect((await here.run('ss', '-ulnH')).trim()).toBe('')
    expect(asked.blockers.size).toBe(0)
  })
})
