import { spawn } from 'node:child_process'

/** How a program ended that was waited for. */
export interface Outcome {
  /** Null where it was ended by a signal, or could not be started. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** True where there is no such program. */
  readonly isMissing: boolean
}

const KEPT_CHARACTERS = 65_536

/** Runs a program to its end, and ends it after `timeoutMs`. Never rejects. `input` is written to it at once. */
export function runProgram(
  command: readonly string[],
  options: {
    readonly timeoutMs?: number
    readonly input?: string
    readonly environment?: NodeJS.ProcessEnv
  } = {},
): Promise<Outcome> {
  const [program = '', ...args] = command
  return new Promise(resolve => {
    let stdout = ''
    let stderr = ''
    const child = spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C', ...options.environment },
      windowsHide: true,
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 20_000)
    const end = (code: number | null, isMissing = false): void => {
      clearTimeout(timer)
      resolve({ code, stdout, stderr, isMissing })
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-KEPT_CHARACTERS)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_CHARACTERS)
    })
    child.once('error', error => {
      stderr += error.message
      end(null, (error as NodeJS.ErrnoException).code === 'ENOENT')
    })
    child.once('close', code => end(code))
    // A program that does not read its input, or is not there, is no fault of ours.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** The last line that says something; what a program said when it gave up. */
export function lastWords(text: string, fallback: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.trim() || fallback
}
