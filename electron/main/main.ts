import { app, BrowserWindow } from 'electron'
import { openControlServer } from '#engine/control/control-server.ts'
import { createEngine } from '#engine/engine.ts'
import { appPaths, preloadFile, uiFolder } from './app-paths.ts'
import { closeBeforeQuit } from './close-before-quit.ts'
import { collectOpenedFiles } from './open-files.ts'
import { showStartFailure } from './start-failure.ts'
import { forbidEverythingElse } from './security.ts'
import { startIpcServer } from './ipc-server.ts'
import { claimUiScheme, serveUi } from './ui-protocol.ts'
import { createWindow, focusWindow } from './window.ts'

/** The shell: set-up calls in order. What the product does is in the engine; here it only gets a window. */
async function start(): Promise<void> {
  const importOpenedFiles = collectOpenedFiles()
  await app.whenReady()
  const paths = appPaths()
  const version = app.getVersion()
  const engine = await createEngine({ paths, version })
  const { handlers, subscribe } = engine
  const control = await openControlServer({ dataFolder: paths.data, handlers, subscribe })
  forbidEverythingElse()
  serveUi(uiFolder)
  startIpcServer({ handlers, subscribe })
  createWindow(preloadFile)
  importOpenedFiles(handlers)

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) createWindow(preloadFile)
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuit(() => control.close().finally(() => engine.close()))
}

app.enableSandbox()
claimUiScheme()
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  start().catch(showStartFailure)
} else {
  app.quit()
}
