import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { asked } from './asked.ts'
import { app } from './fake-app.ts'
import { invokeHandlers } from './fake-ipc.ts'
import { windows } from './open-windows.ts'
import { preloadScript } from './preload-script.ts'

/** Chromium refuses schemes it does not know: `app://ui` is shown as this origin and answered by the app's handler. */
const STAND_IN_ORIGIN = 'http://ui.localhost'
const APP_ORIGIN = 'app://ui'

interface WindowOptions {
  readonly width: number
  readonly height: number
  readonly webPreferences: { readonly preload: string } & Readonly<Record<string, unknown>>
}

/** What tests ask of a page: its address, whether it is still alive. */
class FakeWebContents extends EventEmitter {
  readonly mainFrame = { url: `${APP_ORIGIN}/` }
  reloads = 0
  openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  readonly send: (channel: string, payload: unknown) => void

  constructor(send: (channel: string, payload: unknown) => void) {
    super()
    this.send = send
  }

  reload = (): void => void (this.reloads += 1)
  setWindowOpenHandler = (handler: typeof this.openWindow): void => void (this.openWindow = handler)
}

/** A window whose page is a real Chromium tab with the real preload in it. */
export class FakeBrowserWindow extends EventEmitter {
  static getAllWindows = (): readonly FakeBrowserWindow[] => windows as FakeBrowserWindow[]
  static fromWebContents = (contents: unknown): FakeBrowserWindow | null =>
    FakeBrowserWindow.getAllWindows().find(window => window.webContents === contents) ?? null

  readonly options: WindowOptions
  readonly webContents = new FakeWebContents((channel, payload) => this.#push(channel, payload))
  isShown = false
  readonly #opened = Promise.withResolvers<Page>()
  #context: BrowserContext | null = null
  #isDestroyed = false

  constructor(options: WindowOptions) {
    super()
    this.options = options
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  /** The tab, once it is loaded. */
  get page(): Promise<Page> {
    return this.#opened.promise
  }

  get mainFrame(): { url: string } {
    return this.webContents.mainFrame
  }

  removeMenu = (): void => undefined
  show = (): void => void (this.isShown = true)
  focus = (): void => void this.emit('focus')
  isMinimized = (): boolean => false
  isDestroyed = (): boolean => this.#isDestroyed

  async loadURL(url: string): Promise<void> {
    const browser = await launchChromium()
    const { width, height } = this.options
    this.#context = await browser.newContext({ viewport: { width, height } })
    const page = await this.#context.newPage()
    await page.exposeBinding('__invoke', (_source, channel: string, args: unknown[]) =>
      invokeHandlers.get(channel)?.({ sender: this.webContents, senderFrame: this.mainFrame }, ...args),
    )
    await page.route(`${STAND_IN_ORIGIN}/**`, async route => {
      const wanted = route.request().url().replace(STAND_IN_ORIGIN, APP_ORIGIN)
      const response = await asked.protocolHandlers.get('app')!(new Request(wanted))
      const headers = Object.fromEntries(response.headers)
      await route.fulfill({
        status: response.status,
        headers,
        body: Buffer.from(await response.arrayBuffer()),
      })
    })
    await page.addInitScript(preloadScript(readFileSync(this.options.webPreferences.preload, 'utf8')))
    await page.goto(url.replace(APP_ORIGIN, STAND_IN_ORIGIN))
    this.emit('ready-to-show')
    this.#opened.resolve(page)
  }

  /** As when the user clicks the close button: the shell may prevent it. */
  close = (): void => {
    let isHeld = false
    this.emit('close', { preventDefault: () => (isHeld = true) })
    if (!isHeld) this.destroy()
  }

  /** Closes without asking. */
  destroy = (): void => {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.splice(windows.indexOf(this), 1)
    const closing = this.#context?.browser()?.close()
    // A crashed page is closed.
    closing?.catch(() => undefined)
    this.emit('closed')
    if (windows.length === 0) app.emit('window-all-closed')
  }

  #push(channel: string, payload: unknown): void {
    // A loading page receives nothing, as in Electron: it requests the state when it is ready.
    this.page
      .then(page =>
        page.evaluate(
          ([name, value]) => globalThis.dispatchEvent(new CustomEvent(`push:${name}`, { detail: value })),
          [channel, payload] as const,
        ),
      )
      // A closing page receives nothing more.
      .catch(() => undefined)
  }
}
