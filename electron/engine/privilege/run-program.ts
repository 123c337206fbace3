import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { HostCommand } from '#contract/host-change.ts'

/** How a program ended. */
export interface ProgramEnd {
  /** Null where it could not be started, or was ended. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly isAbsent: boolean
}

export type RunProgram = (command: HostCommand, options?: { timeoutMs?: number }) => Promise<ProgramEnd>

/** What a look at this computer may print: the rules of a router with many containers are some megabytes. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** Runs a program of this computer to its end; never rejects. `LC_ALL=C`, because answers are parsed. */
export const runProgram: RunProgram = (command, { timeoutMs = TIMEOUT_MS } = {}) =>
  new Promise(resolve => {
    const program = findProgram(command.program)
    if (program === null) return resolve({ code: null, stdout: '', stderr: '', isAbsent: true })
    const child = execFile(
      program,
      [...command.args],
      { env: { ...process.env, LC_ALL: 'C' }, timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
        resolve({ code, stdout, stderr, isAbsent: error?.code === 'ENOENT' })
      },
    )
    // A program that does not read what it is given has ended; its exit code says why.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(command.input ?? '')
  })

/** Where programs of administrators are: not in the path of an ordinary user on Debian. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/local/bin']

/** The program's whole path, or null where it is not installed. */
export function findProgram(name: string): string | null {
  if (isAbsolute(name)) return isExecutable(name) ? name : null
  const endings = process.platform === 'win32' ? ['', '.exe'] : ['']
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS].filter(isAbsolute)
  for (const folder of folders)
    for (const ending of endings) {
      const path = join(folder, `${name}${ending}`)
      if (isExecutable(path)) return path
    }
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
