import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openRotatingFile } from '#engine/base/log/log-file.ts'

const LARGEST_BYTES = 1024 * 1024

/** Errors of the shell itself, as NDJSON in `shell.ndjson`; the engine writes `slipway.ndjson` in the same folder. */
export interface ShellLog {
  write(code: string, params?: Readonly<Record<string, string | number>>): void
}

/** An error handler for promises that no one awaits: it logs them under `code`. */
export const shellErrorLogger =
  (log: ShellLog, code: string) =>
  (error: unknown): void =>
    log.write(code, { detail: String(error) })

/** Also logs uncaught errors; Electron then shows its own message. */
export function openShellLog(dataFolder: string): ShellLog {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = openRotatingFile(join(dataFolder, 'shell.ndjson'), LARGEST_BYTES)
  const log: ShellLog = {
    write: (code, params = {}) =>
      file.write(`${JSON.stringify({ time: Date.now(), pid: process.pid, code, ...params })}\n`),
  }
  process.on('uncaughtExceptionMonitor', error =>
    log.write('uncaught', { detail: String(error.stack ?? error) }),
  )
  process.once('exit', () => file.close())
  return log
}
