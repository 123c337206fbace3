import { execFile } from 'node:child_process'
import type { HostCommand } from '#contract/host-change.ts'
import { findProgram } from './find-program.ts'

/** How a program ended. */
export interface ProgramEnd {
  /** Null if it could not be started or was killed. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** The program is not installed. */
  readonly isAbsent: boolean
}

export interface RunOptions {
  /** Killed after this time. */
  readonly timeoutMs?: number
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string>>
}

export type RunProgram = (command: HostCommand, options?: RunOptions) => Promise<ProgramEnd>

/** Limit of the output: the firewall rules of a router with many containers are several megabytes. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** Runs a program to its end; never rejects. Sets `LC_ALL=C`, because callers parse the output. */
export const runProgram: RunProgram = (command, { timeoutMs = TIMEOUT_MS, folder, environment } = {}) =>
  new Promise(resolve => {
    const program = findProgram(command.program)
    if (program === null) {
      const stderr = `${command.program} is not installed`
      return resolve({ code: null, stdout: '', stderr, isAbsent: true })
    }
    const child = execFile(
      program,
      [...command.args],
      {
        env: { ...process.env, LC_ALL: 'C', ...environment },
        timeout: timeoutMs,
        // SIGKILL: a program that ignores SIGTERM must not hold up the caller.
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT_BYTES,
        windowsHide: true,
        ...(folder !== undefined && { cwd: folder }),
      },
      (error, stdout, stderr) => {
        // A numeric code is the program's exit code. A string is the system's reason why it could not be started.
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        const words = typeof error?.code === 'string' ? stderr || error.message : stderr
        resolve({ code, stdout, stderr: words, isAbsent: false })
      },
    )
    // EPIPE: a program that does not read its input has ended, and its exit code says why.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(command.input ?? '')
  })

/** The last line that is not empty: usually the reason a program gives before it exits. */
export function lastLine(text: string, fallback: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.trim() || fallback
}
