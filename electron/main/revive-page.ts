import { BrowserWindow, app, dialog, type WebContents } from 'electron'
import type { Words } from '#words/describe.ts'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'

/** How often a page is reloaded automatically within {@link PERIOD_MS}; after that the user is asked. */
const REVIVALS = 3
const PERIOD_MS = 5 * 60_000

/**
 * The engine runs in this process: if only the page's process crashes, machines continue to boot and the page is
 * reloaded.
 */
export function revivePages(needs: { words: Words; log: ShellLog }): void {
  const { words, log } = needs
  const revivedAtMs: number[] = []

  const revive = async (contents: WebContents): Promise<void> => {
    const window = BrowserWindow.fromWebContents(contents)
    if (!window || window.isDestroyed()) return
    const nowMs = performance.now()
    while (revivedAtMs[0] !== undefined && nowMs - revivedAtMs[0] > PERIOD_MS) revivedAtMs.shift()
    if (revivedAtMs.length >= REVIVALS) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'error',
        message: words.text('shell.crashedAgain'),
        detail: words.text('shell.crashedAgainDetail'),
        buttons: [words.text('shell.openAgain'), words.text('shell.stopAndQuit')],
        noLink: true,
      })
      if (response === 1) return app.quit()
      revivedAtMs.length = 0
    }
    revivedAtMs.push(nowMs)
    contents.reload()
    await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.text('shell.crashed'),
      detail: words.text('shell.crashedDetail'),
    })
  }

  app.on('web-contents-created', (_event, contents) => {
    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      log.write('page-gone', { reason, exitCode })
      if (reason !== 'clean-exit') revive(contents).catch(shellErrorLogger(log, 'revive-failed'))
    })
  })
}
