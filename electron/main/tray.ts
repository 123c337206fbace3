import { Menu, Tray, app, nativeImage, shell, type MenuItemConstructorOptions } from 'electron'
import { join } from 'node:path'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { Handlers } from '#contract/methods.ts'
import type { EngineView } from './engine-view.ts'
import type { ShellWords } from './words.ts'

interface TrayNeeds {
  readonly view: EngineView
  readonly words: ShellWords
  readonly handlers: Pick<Handlers, 'serving.stop' | 'desktop.set'>
  readonly iconFolder: string
  readonly logFile: string
  /** Whether there is a place to ask for newer versions. */
  readonly hasUpdates: boolean
  readonly openWindow: () => void
}

/** The icon beside the clock: whether Slipway serves, and what one wants of it without a window. */
export function showTray(needs: TrayNeeds): void {
  const tray = new Tray(trayIcon(needs.iconFolder, false))
  tray.on('click', needs.openWindow)
  needs.view.watch(() => {
    tray.setImage(trayIcon(needs.iconFolder, needs.view.isServing()))
    tray.setToolTip(`Slipway – ${needs.words.serving(needs.view.serving())}`)
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(needs)))
  })
}

/** macOS draws a "Template" in the colour of its menu bar; `@2x` is found beside it. */
function trayIcon(folder: string, isServing: boolean): Electron.NativeImage {
  const name = isServing ? 'tray-serving' : 'tray'
  return nativeImage.createFromPath(
    join(folder, `${name}${process.platform === 'darwin' ? 'Template' : ''}.png`),
  )
}

function trayMenu(needs: TrayNeeds): MenuItemConstructorOptions[] {
  const { view, words, handlers } = needs
  const isServing = view.isServing()
  const { closeWhileServing, looksForUpdates } = view.preferences()
  const set = (change: Partial<DesktopPreferences>) => (): void =>
    void handlers['desktop.set'](change).catch(() => undefined)
  const whenClosed = (value: DesktopPreferences['closeWhileServing'], label: string) => ({
    label,
    type: 'radio' as const,
    checked: closeWhileServing === value,
    click: set({ closeWhileServing: value }),
  })
  return [
    { label: words.serving(view.serving()), enabled: false },
    { type: 'separator' },
    { label: words.open, click: needs.openWindow },
    {
      label: words.stop,
      enabled: isServing,
      click: () => void handlers['serving.stop'](null).catch(() => undefined),
    },
    { type: 'separator' },
    {
      label: words.whenClosed,
      submenu: [
        whenClosed('ask', words.ask),
        whenClosed('background', words.background),
        whenClosed('quit', words.stopAndQuit),
      ],
    },
    {
      label: words.lookForUpdates,
      type: 'checkbox',
      visible: needs.hasUpdates,
      checked: looksForUpdates === true,
      click: set({ looksForUpdates: looksForUpdates !== true }),
    },
    { label: words.showLog, click: () => shell.showItemInFolder(needs.logFile) },
    { type: 'separator' },
    { label: isServing ? words.stopAndQuit : words.quit, click: () => app.quit() },
  ]
}
