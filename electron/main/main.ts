// Before all others: the pool is made when the first file is read.
import '#engine/base/thread-pool.ts'
import { app } from 'electron'
import { join } from 'node:path'
import { openControlServer } from '#engine/control/control-server.ts'
import { createEngine } from '#engine/engine.ts'
import { loadWords, matchLanguage } from '#words/languages.ts'
import { appPaths, iconFolder, preloadFile, uiFolder, updateFeed } from './app-paths.ts'
import { closeBeforeQuit } from './close-before-quit.ts'
import { askBeforeClosing } from './close-question.ts'
import { viewEngine } from './engine-view.ts'
import { startIpcServer } from './ipc-server.ts'
import { collectOpenedFiles } from './open-files.ts'
import { revivePages } from './revive-page.ts'
import { forbidEverythingElse } from './security.ts'
import { openShellLog } from './shell-log.ts'
import { showStartFailure } from './start-failure.ts'
import { stayAwakeWhileServing } from './stay-awake.ts'
import { showTray } from './tray.ts'
import { claimUiScheme, serveUi } from './ui-protocol.ts'
import { watchForUpdates } from './updates.ts'
import { createWeeklyMark } from './weekly-mark.ts'
import { showWindow } from './window.ts'

/** Sets up the shell, step by step. The engine has all of Slipway's functions; the shell only gives it a window. */
async function start(): Promise<void> {
  const importOpenedFiles = collectOpenedFiles()
  await app.whenReady()
  const paths = appPaths()
  const version = app.getVersion()
  const log = openShellLog(paths.data)
  const words = await loadWords(matchLanguage(app.getPreferredSystemLanguages()))
  log.write('started', { version })

  const engine = await createEngine({ paths, version, words })
  const { handlers, subscribe } = engine
  const control = await openControlServer({ dataFolder: paths.data, handlers, subscribe })
  closeBeforeQuit(() => control.close().finally(() => engine.close()), log)

  const view = await viewEngine(engine)
  const feed = updateFeed()
  const openWindow = (): void => showWindow(preloadFile, log)
  forbidEverythingElse(log)
  revivePages({ words, log })
  askBeforeClosing({ view, words, log, remember: handlers['desktop.set'] })
  stayAwakeWhileServing(view)
  serveUi(uiFolder)
  startIpcServer({ handlers, subscribe })
  showTray({
    view,
    words,
    handlers,
    log,
    iconFolder: iconFolder(),
    logFile: join(paths.data, 'slipway.ndjson'),
    hasUpdates: feed !== null,
    openWindow,
  })
  watchForUpdates({
    feed,
    version,
    view,
    words,
    log,
    mark: createWeeklyMark(join(paths.data, 'looked-for-update')),
  })
  openWindow()
  importOpenedFiles(handlers)

  app.on('activate', openWindow)
  app.on('second-instance', openWindow)
}

app.enableSandbox()
claimUiScheme()
if (app.requestSingleInstanceLock()) start().catch(showStartFailure)
else app.quit()
