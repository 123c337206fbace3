import { BrowserWindow } from 'electron'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'
import { UI_ORIGIN } from './ui-protocol.ts'

/** The only window. The page has no access to Node, only to what the preload exposes. */
function createWindow(preload: string, log: ShellLog): void {
  const window = new BrowserWindow({
    width: 1120,
    height: 760,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Slipway',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      spellcheck: false,
    },
  })
  window.removeMenu()
  window.once('ready-to-show', () => window.show())
  window.loadURL(`${UI_ORIGIN}/`).catch(shellErrorLogger(log, 'page-not-loaded'))
}

/** Brings the window to the front, or opens it if it is closed. */
export function showWindow(preload: string, log: ShellLog): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return createWindow(preload, log)
  if (window.isMinimized()) window.restore()
  window.focus()
}
