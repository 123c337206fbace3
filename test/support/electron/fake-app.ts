import { EventEmitter } from 'node:events'
import { asked } from './asked.ts'
import { windows } from './open-windows.ts'

/** `app`, as far as the shell uses it. */
class FakeApp extends EventEmitter {
  isPackaged = false
  isFirstInstance = true
  languages: readonly string[] = ['en-GB']
  #isGone = false

  whenReady = (): Promise<void> => Promise.resolve()
  enableSandbox = (): void => void (asked.isSandboxEnabled = true)
  requestSingleInstanceLock = (): boolean => this.isFirstInstance
  getPath = (name: string): string => `/nonexistent/${name}`
  getVersion = (): string => '0.0.0-test'
  getPreferredSystemLanguages = (): readonly string[] => this.languages
  exit = (code: number): void => void (asked.exitCode = code)

  /** As in Electron: every window may prevent it, then `will-quit` may, then the process ends. */
  quit = (): void => {
    if (this.#isGone) return
    this.emit('before-quit', { preventDefault: () => undefined })
    for (const window of [...windows]) window.close()
    if (windows.length > 0) return
    let isHeld = false
    this.emit('will-quit', { preventDefault: () => (isHeld = true) })
    if (isHeld) return
    this.#isGone = true
    this.emit('quit')
  }
}

export const app = new FakeApp()
