import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A process that a test started, with what it printed, line by line. */
export interface Child {
  readonly pid: number
  /** Both outputs in order of arrival, the last megabyte of them. */
  output(): string
  /** Resolves to the first line, past or future, that `matches`; rejects with the output on time-out or exit. */
  waitForLine(what: string, matches: (line: string) => boolean, timeoutMs: number): Promise<string>
  /** The same, but an unfinished line counts as well: a prompt has no end of line. */
  waitForPrompt(what: string, matches: (line: string) => boolean, timeoutMs: number): Promise<string>
  /** Resolves when it has ended. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** Ends it by `signal`, after `graceMs` by SIGKILL; resolves when it has ended. */
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<void>
}

const KEPT_OUTPUT = 1024 * 1024

/**
 * Starts a process whose standard output is read by lines (`onLine`). It dies with this one, also by SIGKILL
 * (prctl PR_SET_PDEATHSIG), so that a broken test run leaves no machine behind.
 */
export function startChild(
  command: readonly string[],
  options: {
    readonly environment?: NodeJS.ProcessEnv | undefined
    readonly onLine?: ((line: string) => void) | undefined
  } = {},
): Child {
  const [program, ...args] = ['setpriv', '--pdeathsig', 'KILL', '--', ...command]
  const child = spawn(program ?? '', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment },
  })
  return watch(child, command.join(' '), options.onLine)
}

function watch(
  child: ChildProcessByStdio<null, Readable, Readable>,
  title: string,
  onLine: (line: string) => void = () => {},
): Child {
  let output = ''
  let pending = ''
  const lines: string[] = []
  const listeners = new Set<(line: string, isWhole: boolean) => void>()
  const endings = new Set<(words: string) => void>()

  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    keep(text)
    const parts = (pending + text).split(/\r?\n/)
    pending = parts.pop() ?? ''
    for (const line of parts) {
      lines.push(line)
      if (lines.length > 20_000) lines.shift()
      onLine(line)
      for (const listener of listeners) listener(line, true)
    }
    if (pending !== '') for (const listener of listeners) listener(pending, false)
  })
  child.stderr.setEncoding('utf8').on('data', keep)

  let hasEnded = false
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      hasEnded = true
      resolve({ code, signal })
      for (const ending of endings) ending(`ended with ${code ?? signal} before`)
    })
  })
  exited.catch(() => {})

  const waitFor = (
    what: string,
    matches: (line: string) => boolean,
    timeoutMs: number,
    isPromptEnough: boolean,
  ): Promise<string> => {
    const found = [...lines, ...(isPromptEnough ? [pending] : [])].find(line => matches(line))
    if (found !== undefined) return Promise.resolve(found)
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer)
        listeners.delete(listen)
        endings.delete(fail)
      }
      const fail = (words: string) => {
        settle()
        reject(new Error(`${title}\n${words} ${what}. It printed:\n${output.slice(-8000)}`))
      }
      const listen = (line: string, isWhole: boolean) => {
        if ((!isWhole && !isPromptEnough) || !matches(line)) return
        settle()
        resolve(line)
      }
      const timer = setTimeout(() => fail(`took more than ${timeoutMs} ms until`), timeoutMs)
      if (hasEnded) return fail('ended before')
      listeners.add(listen)
      endings.add(fail)
    })
  }

  return {
    pid: child.pid ?? -1,
    output: () => output,
    exited,
    waitForLine: (what, matches, timeoutMs) => waitFor(what, matches, timeoutMs, false),
    waitForPrompt: (what, matches, timeoutMs) => waitFor(what, matches, timeoutMs, true),
    async stop(signal = 'SIGTERM', graceMs = 10_000) {
      if (hasEnded) return
      child.kill(signal)
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await exited.finally(() => clearTimeout(timer))
    },
  }
}
