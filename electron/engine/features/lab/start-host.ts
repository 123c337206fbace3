import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createHostLineReader, type HostLine } from './host-line.ts'
import { inOwnNamespaces } from './isolated-network.ts'

/** The process around a machine. Its input's end ends it, so it never outlives this one. */
export interface LabHost {
  stop(): void
  /** Resolves when it is gone, to what it wrote beside its lines. */
  readonly ended: Promise<string>
}

const KEPT_WORDS = 4096
/** Servers and machine have had time to stop by then. */
const GRACE_MS = 15_000

/** Starts `module` with Node, in namespaces of its own where `isIsolated`, and gives it the order. */
export function startHost(needs: {
  readonly module: URL
  readonly isIsolated: boolean
  readonly order: unknown
  readonly onLine: (line: HostLine) => void
}): LabHost {
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
  child.stdin.write(`${JSON.stringify(needs.order)}\n`)
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', () => resolve(words))
  })
  return {
    ended,
    stop() {
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
      void ended.finally(() => clearTimeout(timer))
    },
  }
}
