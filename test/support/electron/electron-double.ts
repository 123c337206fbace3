import { EventEmitter } from 'node:events'
import { asked, type ProtocolHandler } from './asked.ts'
import { FakeBrowserWindow, windows } from './fake-browser-window.ts'
import { invokeHandlers } from './fake-ipc.ts'

/**
 * Stands in for the `electron` module, so that the real main process code runs without Electron's program. Windows are
 * pages of a real Chromium that run the real preload bundle; what Electron itself does is not proved by it.
 */
class FakeApp extends EventEmitter {
  readonly isPackaged = false
  isFirstInstance = true
  whenReady = (): Promise<void> => Promise.resolve()
  enableSandbox = (): void => void (asked.isSandboxEnabled = true)
  requestSingleInstanceLock = (): boolean => this.isFirstInstance
  getPath = (name: string): string => `/nonexistent/${name}`
  getVersion = (): string => '0.0.0-test'
  exit = (code: number): void => void (asked.exitCode = code)

  /** As Electron does: `will-quit` may be held up once, then the process ends. */
  quit = (): void => {
    let isHeld = false
    this.emit('will-quit', { preventDefault: () => (isHeld = true) })
    if (!isHeld) this.emit('quit')
  }
}

export const app = new FakeApp()
export const BrowserWindow = FakeBrowserWindow
export const openWindows = windows
export const dialog = {
  showErrorBox: (title: string, content: string): void => void asked.errorBoxes.push({ title, content }),
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
}
export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void =>
    void invokeHandlers.set(channel, handler),
}
