import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectControl } from '#engine/control/control-client.ts'
import { testBootPrograms } from '../support/boot-programs.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { asked } from '../support/electron/asked.ts'
import { app } from '../support/electron/fake-app.ts'
import type { FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'
import { invokeHandlers } from '../support/electron/fake-ipc.ts'
import { trays } from '../support/electron/fake-tray.ts'
import { windows } from '../support/electron/open-windows.ts'
import { enterNamespace } from '../support/enter-namespace.ts'
import { LAB_CARD, needLab, type Lab } from '../support/lab.ts'
import { label } from '../support/label.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { expectNothingOfNode, hearViolations, walkScreens } from './desktop-page.ts'
import { openOwnersLab, tellOwnersStory } from './owner-story.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))

const mainProgram = fileURLToPath(new URL('../../out/main/main.js', import.meta.url))
const reason = await firstReason(
  async () => (existsSync(mainProgram) ? null : 'not built: npm run build'),
  () => needPackages(['chromium']),
  needLab,
)

/** For a page load or a search for DHCP servers, on a computer that is busy with other things. */
const PATIENCE = { timeout: 40_000, interval: 50 }

describe.skipIf(reason !== null)(nameWith('the desktop shell, over a double of Electron', reason), () => {
  let lab: Lab
  /** The version of the app. */
  let data: string
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
    const control = await connectControl(data)
    return (await control!.call('images.list', null)).map(image => image.path)
  }

  beforeAll(async () => {
    lab = await openOwnersLab()
    data = join(lab.folder, 'data')
    comeHome = enterNamespace(lab.namespace.name)
    process.env['SLIPWAY_DATA'] = data
    process.env['SLIPWAY_BOOT_PROGRAMS'] = await testBootPrograms()
    await import(/* @vite-ignore */ mainProgram)
    await openedWindow()
  })
  afterAll(async () => {
    for (const one of [...windows]) (one as FakeBrowserWindow).destroy()
    delete process.env['SLIPWAY_DATA']
    delete process.env['SLIPWAY_BOOT_PROGRAMS']
    comeHome?.()
    await lab?.close()
  })

  it('opens one sandboxed window and shows it when its content is ready', () => {
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

  it('denies the page every permission and the network', () => {
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

  it('opens no second window, and opens only links of its list outside', () => {
    expect(window.webContents.openWindow({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
    expect(window.webContents.openWindow({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
    expect(asked.openedOutside).toEqual([])
    expect(window.webContents.openWindow({ url: 'https://ubuntu.com/download/server' })).toEqual({
      action: 'deny',
    })
    expect(asked.openedOutside).toEqual(['https://ubuntu.com/download/server'])
  })

  it('shows the page without access to Node', () => expectNothingOfNode(page))

  it("accepts calls only from the app's page", async () => {
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

  it('never violates its content security policy, on any screen', async () => {
    const violations = await hearViolations(page)
    const titles = await walkScreens(page)
    expect(new Set(titles).size).toBeGreaterThan(5)
    expect(await violations()).toEqual([])
  })

  tellOwnersStory(
    () => ({
      lab,
      page,
      tellPath: path =>
        page.evaluate(where => {
          Object.assign(globalThis, { __filePaths: { [where.split('/').at(-1)!]: where } })
        }, path),
    }),
    {
      imported: async () => {
        // The file is not copied.
        expect(await paths()).toEqual([join(lab.folder, 'workshop-linux.iso')])
        expect(tray().toolTip).toBe(`Slipway – ${label('shell.notServing')}`)
        expect(tray().icon).toMatch(/tray\.png$/)
        expect(asked.blockers.size).toBe(0)
      },
      // The computer stays awake while it serves.
      waiting: () => {
        expect(tray().toolTip).toBe(`Slipway – ${label('shell.serving', { nic: LAB_CARD })}`)
        expect(tray().icon).toMatch(/tray-serving\.png$/)
        expect(asked.blockers.size).toBe(1)
      },
      stopped: () => {
        expect(tray().toolTip).toBe(`Slipway – ${label('shell.notServing')}`)
        expect(asked.blockers.size).toBe(0)
      },
    },
  )

  it('opens an ISO that the system passes in, and one of a second start', async () => {
    const second = await makeTestIso({ path: join(lab.folder, 'second.iso'), label: 'SECOND' })
    const third = await makeTestIso({ path: join(lab.folder, 'third.iso'), label: 'THIRD' })
    app.emit('open-file', { preventDefault: () => undefined }, second.path)
    app.emit('second-instance', {}, ['slipway', '--flag', 'third.iso'], lab.folder)
    await expect.poll(paths, PATIENCE).toEqual(expect.arrayContaining([second.path, third.path]))
  })

  it('comes to the front when it is started a second time', async () => {
    const focused = new Promise(resolve => window.once('focus', resolve))
    app.emit('second-instance', {}, ['slipway'], lab.folder)
    await focused
  })

  it('loads the page again when its process dies, and says so', async () => {
    const before = window.webContents.reloads
    asked.presses.push('OK')
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
    await expect.poll(() => window.webContents.reloads).toBe(before + 1)
    expect(asked.messageBoxes.at(-1)).toMatchObject({
      message: label('shell.crashed'),
    })
    await expect
      .poll(() => readFileSync(join(data, 'shell.ndjson'), 'utf8'))
      .toContain('"code":"page-gone","reason":"crashed","exitCode":139')
  })

  it('shows its log file from the tray', () => {
    tray().choose(label('shell.showLog'))
    expect(asked.shownFiles).toEqual([join(data, 'slipway.ndjson')])
  })

  it('asks before its window closes while it serves; does nothing if the user cancels', async () => {
    await page.getByRole('button', { name: label('serve.button', { nic: LAB_CARD }) }).click()
    await page
      .getByRole('heading', { name: label('serve.servingTitle', { nic: LAB_CARD }) })
      .waitFor({ timeout: 40_000 })
    asked.presses.push(label('shell.cancel'))
    window.close()
    await expect
      .poll(() => asked.messageBoxes.at(-1)?.message)
      .toBe(label('shell.closeQuestion', { nic: LAB_CARD }))
    expect(windows).toEqual([window])
  })

  it('keeps serving without a window, and opens one again at a second start', async () => {
    asked.presses.push(label('shell.background'))
    window.close()
    await expect.poll(() => windows).toEqual([])
    const control = await connectControl(data)
    expect(await control!.call('serving.state', null)).toMatchObject({ state: 'serving' })
    expect(await control!.call('desktop.show', null)).toMatchObject({ closeWhileServing: 'background' })
    app.emit('second-instance', {}, ['slipway'], lab.folder)
    await openedWindow()
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: LAB_CARD }) }).waitFor()
  })

  it('does not ask again', async () => {
    const questions = asked.messageBoxes.length
    window.close()
    expect(windows).toEqual([])
    expect(asked.messageBoxes).toHaveLength(questions)
    tray().choose(label('shell.open'))
    await openedWindow()
  })

  it('offers that choice in Settings', async () => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: label('nav.settings') })
      .click()
    await page.getByRole('radio', { name: label('desktop.closing.quit') }).click()
    const control = await connectControl(data)
    await expect.poll(() => control!.call('desktop.show', null)).toMatchObject({ closeWhileServing: 'quit' })
    await page.getByRole('navigation').getByRole('link').first().click()
  })

  it('stops from the tray', async () => {
    tray().choose(label('shell.stop'))
    await expect.poll(() => tray().toolTip, PATIENCE).toBe(`Slipway – ${label('shell.notServing')}`)
    expect(asked.blockers.size).toBe(0)
    expect((await lab.namespace.run('ss', '-ulnH')).trim()).toBe('')
  })

  it('logged no errors', () => {
    expect(complaints).toEqual([])
    expect(asked.errorBoxes).toEqual([])
    expect(asked.notices).toEqual([])
  })

  it('releases everything when it quits, serving or not', async () => {
    // Each window of the double starts without stored choices: the other card would be selected.
    await page.getByRole('radio', { name: LAB_CARD }).click()
    await page.getByRole('button', { name: label('serve.button', { nic: LAB_CARD }) }).click()
    await expect
      .poll(() => tray().toolTip, PATIENCE)
      .toBe(`Slipway – ${label('shell.serving', { nic: LAB_CARD })}`)
    const ended = new Promise(resolve => app.once('quit', resolve))
    tray().choose(label('shell.stopAndQuit'))
    await ended
    expect(windows).toEqual([])
    expect(await connectControl(data)).toBeNull()
    expect((await lab.namespace.run('ss', '-ulnH')).trim()).toBe('')
    expect(asked.blockers.size).toBe(0)
  })
})
