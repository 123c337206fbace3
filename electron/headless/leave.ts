/** A process that has nothing more to do ends within this time, unless a file operation never returns. */
const PATIENCE_MS = 1000

/**
 * Ends the process if it does not exit. libuv waits for its threads in `exit(3)`, and one that reads from a dead network
 * share never returns; `_exit(2)` waits for none of them. Call it when everything is closed and written.
 */
export function leaveSoon(): void {
  const look = (): void => {
    // A slow reader of a pipe gets everything.
    if (process.stdout.writableLength + process.stderr.writableLength > 0) leaveSoon()
    else leave(Number(process.exitCode ?? 0))
  }
  setTimeout(look, PATIENCE_MS).unref()
}

/** The same at once. */
export function leave(exitCode: number): void {
  // Without koffi, and on Windows, there is only the way that waits.
  const exit = (): never => process.exit(exitCode)
  if (process.platform === 'win32') exit()
  import('koffi')
    .then(({ default: koffi }) => koffi.load(null).func('void _exit(int code)')(exitCode))
    .then(exit, exit)
}
