import { app } from 'electron'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'

/**
 * Delays quitting, once, until `close` has finished; a second attempt to quit waits as well. If `close` rejects, the
 * error is logged and the app quits all the same.
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
