import { app } from 'electron'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'

/**
 * Holds the end of the app up, once, until `close` is through; whoever asks a second time meanwhile waits too. The app ends
 * also when `close` rejects, which the log keeps.
 */
export function closeBeforeQuit(close: () => Promise<void>, log: ShellLog): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', event => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    close()
      .catch(shellErrorLogger(log, 'close-failed'))
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}
