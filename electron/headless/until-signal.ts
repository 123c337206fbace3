const PARENT_WATCH_MS = 1000

/**
 * Resolves at the first Ctrl-C, hang-up or `kill`; a second one ends the process at once. Under npx a `kill` reaches npm
 * and the shell between, which end without passing it on: there the parent's end counts as the signal.
 */
export function untilSignal(): Promise<void> {
  return new Promise(resolve => {
    let isStopping = false
    const stop = (): void => {
      if (isStopping) process.exit(130)
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
