import { execFile } from 'node:child_process'
import type { HostCommand } from '#contract/host-change.ts'
import { findProgram } from './find-program.ts'

/** How a program ended. */
export interface ProgramEnd {
  /** Null where it could not be started, or was ended. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** There is no such program on this computer. */
  readonly isAbsent: boolean
}

export interface RunOptions {
  /** It is ended after so long. */
  readonly timeoutMs?: number
  readonly folder?: string
  readonly environment?: Readonly<Record<string, string>>
}

export type RunProgram = (command: HostCommand, options?: RunOptions) => Promise<ProgramEnd>

/** What a look at this computer may print: the rules of a router with many containers are some megabytes. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** Runs a program of this computer to its end; never rejects. `LC_ALL=C`, because answers are parsed. */
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
        // One that does not listen must not be waited for.
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT_BYTES,
        windowsHide: true,
        ...(folder !== undefined && { cwd: folder }),
      },
      (error, stdout, stderr) => {
        // A number is the program's own; a name is the system's, which then says why it could not be started.
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        const words = typeof error?.code === 'string' ? stderr || error.message : stderr
        resolve({ code, stdout, stderr: words, isAbsent: false })
      },
    )
    // A program that does not read what it is given has ended; its exit code says why.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(command.input ?? '')
  })

/** The last line that says something: what a program said when it gave up. */
export function lastWords(text: string, fallback: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.trim() || fallback
}
