import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BootEvent } from '#contract/boot-event.ts'
import type { ApiError } from '#contract/errors.ts'
import { inOwnNamespaces } from './machine-network.ts'

/** The process that runs a test machine. It exits when its input closes, so it never outlives Slipway. */
interface HostProcess {
  stop(): void
  /** Resolves at its exit, to its output other than report lines. */
  readonly ended: Promise<string>
}

const KEPT_WORDS = 4096
/** Enough time for the servers and the machine to stop. */
const GRACE_MS = 15_000

/** Runs `module` with Node, in separate namespaces if `isIsolated`, and passes it the set-up of its run. */
export function startHost(needs: {
  readonly module: URL
  readonly isIsolated: boolean
  readonly setup: unknown
  readonly onLine: (line: HostLine) => void
}): HostProcess {
  const node = { program: process.execPath, args: [fileURLToPath(needs.module)] }
  const { program, args } = needs.isIsolated ? inOwnNamespaces(node) : node
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In Electron the executable is Electron itself; this makes it run as plain Node.
    env: { ...process.env, ...('electron' in process.versions && { ELECTRON_RUN_AS_NODE: '1' }) },
    windowsHide: true,
    // A terminal sends Ctrl-C to its whole process group, which would end the namespaces before the machine is off. A
    // separate group lets Slipway decide the order.
    detached: process.platform !== 'win32',
  })
  let words = ''
  const read = createHostLineReader(needs.onLine)
  child.stdout.setEncoding('utf8').on('data', read)
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-KEPT_WORDS)
  })
  child.stdin.on('error', () => undefined)
  child.stdin.write(`${JSON.stringify(needs.setup)}\n`)
  let hasEnded = false
  let killTimer: NodeJS.Timeout | undefined
  const ended = new Promise<string>(resolve => {
    const finish = (lastWords: string): void => {
      hasEnded = true
      clearTimeout(killTimer)
      resolve(lastWords)
    }
    child.once('error', error => finish(error.message))
    child.once('close', () => finish(words))
  })
  return {
    ended,
    stop() {
      child.stdin.end()
      if (!hasEnded) killTimer ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    },
  }
}

/** A report of the process that runs a test machine, one JSON value per line. */
export type HostLine =
  | { readonly kind: 'running' }
  | { readonly kind: 'serial'; readonly text: string }
  | { readonly kind: 'event'; readonly event: BootEvent }
  /** Its last line. `error` is null if the machine was switched off, from inside or by the user. */
  | { readonly kind: 'ended'; readonly error: ApiError | null }

/** Splits a stream into lines and parses them; lines that are not reports are skipped. */
export function createHostLineReader(onLine: (line: HostLine) => void): (text: string) => void {
  let pending = ''
  return text => {
    const lines = (pending + text).split('\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      const value = parseLine(line)
      if (value !== null) onLine(value)
    }
  }
}

function parseLine(line: string): HostLine | null {
  try {
    const value = JSON.parse(line) as unknown
    return typeof value === 'object' && value !== null && 'kind' in value ? (value as HostLine) : null
  } catch {
    return null
  }
}
