import { leave } from './leave.ts'

const PARENT_WATCH_MS = 1000

/**
 * Resolves at the first SIGINT, SIGHUP or SIGTERM; a second one ends the process at once. Under npx a `kill` reaches
 * npm and its shell, which exit without forwarding it, so the parent's exit counts as a signal.
 */
export function untilSignal(): Promise<void> {
  return new Promise(resolve => {
    let isStopping = false
    const stop = (): void => {
      if (isStopping) return leave(130)
      isStopping = true
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    if (process.env['npm_command'] !== undefined) {
      const parent = process.ppid
      const watch = setInterval(() => {
        if (process.ppid === parent) return
        clearInterval(watch)
        if (!isStopping) stop()
      }, PARENT_WATCH_MS)
      watch.unref()
    }
  })
}
