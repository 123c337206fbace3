import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { asked } from './asked.ts'
import { invokeHandlers } from './fake-ipc.ts'
import { preloadScript } from './preload-script.ts'

/** Chromium refuses schemes it does not know: `app://ui` is shown as this origin and answered by the app's handler. */
const STAND_IN_ORIGIN = 'http://ui.localhost'
const APP_ORIGIN = 'app://ui'

interface WindowOptions {
  readonly width: number
  readonly height: number
  readonly webPreferences: { readonly preload: string } & Readonly<Record<string, unknown>>
}

export const windows: FakeBrowserWindow[] = []

/** A window whose page is a real Chromium tab with the real preload in it. */
export class FakeBrowserWindow extends EventEmitter {
  static getAllWindows = (): readonly FakeBrowserWindow[] => windows

  readonly options: WindowOptions
  readonly mainFrame = { url: `${APP_ORIGIN}/` }
  readonly webContents = {
    mainFrame: this.mainFrame,
    send: (channel: string, payload: unknown): void => this.#push(channel, payload),
  }
  isShown = false
  readonly #opened = Promise.withResolvers<Page>()
  #context: BrowserContext | null = null

  constructor(options: WindowOptions) {
    super()
    this.options = options
    windows.push(this)
  }

  /** The tab, once it is loaded. */
  get page(): Promise<Page> {
    return this.#opened.promise
  }

  removeMenu = (): void => undefined
  show = (): void => void (this.isShown = true)
  focus = (): void => void this.emit('focus')
  isMinimized = (): boolean => false

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

  async close(): Promise<void> {
    windows.splice(windows.indexOf(this), 1)
    await this.#context?.browser()?.close()
  }

  #push(channel: string, payload: unknown): void {
    // A page that is loading hears nothing, as in Electron: it asks for the state when it is ready.
    void this.page.then(page =>
      page
        .evaluate(
          ([name, value]) => globalThis.dispatchEvent(new CustomEvent(`push:${name}`, { detail: value })),
          [channel, payload] as const,
        )
        .catch(() => undefined),
    )
  }
}
