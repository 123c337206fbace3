import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { asked, type MessageBox, type ProtocolHandler } from './asked.ts'
import { FakeBrowserWindow } from './fake-browser-window.ts'
import { invokeHandlers } from './fake-ipc.ts'
import { FakeTray } from './fake-tray.ts'

/**
 * A stand-in for the `electron` module, so that the real main process code runs without Electron's program. Windows are
 * pages of a real Chromium that run the real preload bundle; it does not prove what Electron itself does.
 */
export { app } from './fake-app.ts'
export { Menu } from './fake-tray.ts'
export const BrowserWindow = FakeBrowserWindow
export const Tray = FakeTray
export const nativeImage = {
  createFromPath(path: string): { path: string } {
    // Electron shows nothing for a missing file, and reports no error.
    if (!existsSync(path)) throw new Error(`no such icon: ${path}`)
    return { path }
  },
}
export const dialog = {
  showErrorBox: (title: string, content: string): void => void asked.errorBoxes.push({ title, content }),
  showMessageBox(_window: unknown, box: MessageBox): Promise<{ response: number }> {
    asked.messageBoxes.push(box)
    const wanted = asked.presses.shift()
    if (wanted === undefined) return new Promise(() => undefined)
    const response = (box.buttons ?? ['OK']).indexOf(wanted)
    if (response < 0) throw new Error(`no such button: ${wanted}`)
    return Promise.resolve({ response })
  },
}
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void asked.privilegedSchemes.push(...schemes),
  handle: (scheme: string, handler: ProtocolHandler): void =>
    void asked.protocolHandlers.set(scheme, handler),
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof asked.permissionRequest): void =>
      void (asked.permissionRequest = handler),
    setPermissionCheckHandler: (handler: typeof asked.permissionCheck): void =>
      void (asked.permissionCheck = handler),
    setDevicePermissionHandler: (): void => undefined,
    webRequest: {
      onBeforeRequest: (handler: typeof asked.beforeRequest): void => void (asked.beforeRequest = handler),
    },
  },
}
export const shell = {
  openExternal: async (url: string): Promise<void> => void asked.openedOutside.push(url),
  showItemInFolder: (path: string): void => void asked.shownFiles.push(path),
}
export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void =>
    void invokeHandlers.set(channel, handler),
}
let nextBlocker = 0
export const powerSaveBlocker = {
  start(): number {
    asked.blockers.add(++nextBlocker)
    return nextBlocker
  },
  stop: (id: number): void => void asked.blockers.delete(id),
}
export class Notification extends EventEmitter {
  readonly #notice: { title: string; body: string }

  constructor(notice: { title: string; body: string }) {
    super()
    this.#notice = notice
  }

  show = (): void => void asked.notices.push(this.#notice)
}
