import { Menu, Tray, app, nativeImage, shell, type MenuItemConstructorOptions } from 'electron'
import { join } from 'node:path'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { Handlers } from '#contract/methods.ts'
import type { ServingState } from '#contract/network.ts'
import type { Words } from '#words/describe.ts'
import type { EngineView } from './engine-view.ts'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'

interface TrayNeeds {
  readonly view: EngineView
  readonly words: Words
  readonly handlers: Pick<Handlers, 'serving.stop' | 'desktop.set'>
  readonly log: ShellLog
  readonly iconFolder: string
  readonly logFile: string
  /** Whether there is a feed to ask for newer versions. */
  readonly hasUpdates: boolean
  readonly openWindow: () => void
}

/** The icon in the tray: shows whether Slipway serves, with a menu for use without a window. */
export function showTray(needs: TrayNeeds): void {
  const tray = new Tray(trayIcon(needs.iconFolder, false))
  tray.on('click', needs.openWindow)
  needs.view.watch(() => {
    tray.setImage(trayIcon(needs.iconFolder, needs.view.isServing()))
    tray.setToolTip(`Slipway – ${describeServing(needs.words, needs.view.serving())}`)
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(needs)))
  })
}

/** macOS draws a "Template" in the colour of its menu bar, and finds `@2x` in the same folder. */
function trayIcon(folder: string, isServing: boolean): Electron.NativeImage {
  const name = isServing ? 'tray-serving' : 'tray'
  return nativeImage.createFromPath(
    join(folder, `${name}${process.platform === 'darwin' ? 'Template' : ''}.png`),
  )
}

function trayMenu(needs: TrayNeeds): MenuItemConstructorOptions[] {
  const { view, words, handlers, log } = needs
  const isServing = view.isServing()
  const { closeWhileServing, looksForUpdates } = view.preferences()
  const set = (change: Partial<DesktopPreferences>) => (): void =>
    void handlers['desktop.set'](change).catch(shellErrorLogger(log, 'tray-failed'))
  const whenClosed = (value: DesktopPreferences['closeWhileServing'], label: string) => ({
    label,
    type: 'radio' as const,
    checked: closeWhileServing === value,
    click: set({ closeWhileServing: value }),
  })
  return [
    { label: describeServing(words, view.serving()), enabled: false },
    { type: 'separator' },
    { label: words.text('shell.open'), click: needs.openWindow },
    {
      label: words.text('shell.stop'),
      enabled: isServing,
      click: () => void handlers['serving.stop'](null).catch(shellErrorLogger(log, 'tray-failed')),
    },
    { type: 'separator' },
    {
      label: words.text('shell.whenClosed'),
      submenu: [
        whenClosed('ask', words.text('shell.ask')),
        whenClosed('background', words.text('shell.background')),
        whenClosed('quit', words.text('shell.stopAndQuit')),
      ],
    },
    {
      label: words.text('shell.lookForUpdates'),
      type: 'checkbox',
      visible: needs.hasUpdates,
      checked: looksForUpdates === true,
      click: set({ looksForUpdates: looksForUpdates !== true }),
    },
    { label: words.text('shell.showLog'), click: () => shell.showItemInFolder(needs.logFile) },
    { type: 'separator' },
    {
      label: isServing ? words.text('shell.stopAndQuit') : words.text('shell.quit'),
      click: () => app.quit(),
    },
  ]
}

function describeServing(words: Words, state: ServingState): string {
  if (state.state === 'starting') return words.text('shell.starting', { nic: state.nic })
  if (state.state !== 'serving') return words.text('shell.notServing')
  return words.text(state.problem ? 'shell.cardGone' : 'shell.serving', { nic: state.nic })
}
