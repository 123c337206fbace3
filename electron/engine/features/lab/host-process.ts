import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BootEvent } from '#contract/boot-event.ts'
import type { ApiError } from '#contract/errors.ts'
import { inOwnNamespaces } from './machine-network.ts'

/** The process around a machine. Its input's end ends it, so it never outlives this one. */
interface HostProcess {
  stop(): void
  /** Resolves when it is gone, to what it wrote beside its lines. */
  readonly ended: Promise<string>
}

const KEPT_WORDS = 4096
/** Servers and machine have had time to stop by then. */
const GRACE_MS = 15_000

/** Starts `module` with Node, in namespaces of its own where `isIsolated`, and gives it the set-up of its run. */
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
    // In Electron the program is Electron itself, which is a plain Node by this.
    env: { ...process.env, ...('electron' in process.versions && { ELECTRON_RUN_AS_NODE: '1' }) },
    windowsHide: true,
    // Ctrl-C is ours to pass on: sent to all at once, it would end the namespaces before the machine is off.
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

/** What the process around a test machine reports, one JSON value per line. */
export type HostLine =
  | { readonly kind: 'running' }
  | { readonly kind: 'serial'; readonly text: string }
  | { readonly kind: 'event'; readonly event: BootEvent }
  /** Its last line. `error` is null where the machine was switched off, automatically or by us. */
  | { readonly kind: 'ended'; readonly error: ApiError | null }

/** Cuts a stream of text into lines and reads them; what is no such line is left out. */
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
