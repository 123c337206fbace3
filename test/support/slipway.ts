import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BootEvent } from '#contract/boot-event.ts'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { testBootPrograms } from './boot-programs.ts'
import type { Child } from './child.ts'
import type { Namespace } from './namespace.ts'

const run = promisify(execFile)

/** The command line from its sources, or as built into out/ with SLIPWAY_CLI=built. */
const CLI = fileURLToPath(
  new URL(
    process.env['SLIPWAY_CLI'] === 'built' ? '../../out/headless/cli.js' : '../../electron/headless/cli.ts',
    import.meta.url,
  ),
)

/** A boot event as `serve --json` prints it: the kind is called `event`. */
export type PrintedEvent = { readonly event: BootEvent['kind'] } & Omit<BootEvent, 'kind'> &
  Readonly<Record<string, unknown>>

/** A running `slipway serve`. */
export interface SlipwayServer {
  readonly pid: number
  /** The line that says that every socket is open. */
  readonly serving: Readonly<Record<string, unknown>>
  /** Every boot event so far, in order. */
  readonly events: readonly PrintedEvent[]
  output(): string
  /** Ends it as Ctrl-C does; resolves to its exit code. */
  stop(): Promise<number | null>
}

/** How a command ended, and its output on stdout (as JSON) and stderr. */
export interface Attempt {
  readonly code: number | null
  readonly value: unknown
  readonly words: string
}

/** One data folder and the commands on it. */
export interface Slipway {
  /** Runs a command with `--json`; resolves to its output. Rejects with its error message when it fails. */
  command<T>(...args: readonly string[]): Promise<T>
  /** Runs a command inside a namespace to its end, successful or not; `as` precedes it, as in `setpriv --reuid no one`. */
  attempt(namespace: Namespace, args: readonly string[], as?: readonly string[]): Promise<Attempt>
  importIso(path: string): Promise<ImageInWords>
  /** `slipway serve` inside a namespace, without the page. */
  serve(
    namespace: Namespace,
    args: readonly string[],
    onEvent?: (event: PrintedEvent) => void,
    moreEnvironment?: NodeJS.ProcessEnv,
  ): Promise<SlipwayServer>
}

export async function createSlipway(dataFolder: string): Promise<Slipway> {
  const environment = { SLIPWAY_BOOT_PROGRAMS: await testBootPrograms(), LC_ALL: 'C' }
  const commandLine = (args: readonly string[]) => [CLI, ...args, '--data', dataFolder, '--json']
  const command = async <T>(...args: readonly string[]): Promise<T> => {
    const { stdout } = await run(process.execPath, commandLine(args), {
      env: { ...process.env, ...environment },
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(stdout) as T
  }
  return {
    command,
    async attempt(namespace, args, as = []) {
      const command = ['netns', 'exec', namespace.name, ...as, process.execPath, ...commandLine(args)]
      return new Promise(resolve =>
        execFile('ip', command, { env: { ...process.env, ...environment } }, (error, stdout, words) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
          resolve({ code, value: stdout === '' ? null : JSON.parse(stdout), words })
        }),
      )
    },
    importIso: path => command<ImageInWords>('import', path),
    async serve(namespace, args, onEvent = () => {}, moreEnvironment = {}) {
      const events: PrintedEvent[] = []
      const child = namespace.start([process.execPath, ...commandLine(['serve', '--ui', 'off', ...args])], {
        environment: { ...environment, ...moreEnvironment },
        onLine(line) {
          const value = parseObject(line)
          if (value === null || !('mac' in value)) return
          events.push(value as PrintedEvent)
          onEvent(value as PrintedEvent)
        },
      })
      const first = await child.waitForLine(
        'it was serving',
        line => parseObject(line)?.['event'] === 'serving',
        30_000,
      )
      return serverOf(child, parseObject(first) ?? {}, events)
    },
  }
}

function serverOf(
  child: Child,
  serving: Readonly<Record<string, unknown>>,
  events: readonly PrintedEvent[],
): SlipwayServer {
  return {
    pid: child.pid,
    serving,
    events,
    output: child.output,
    async stop() {
      await child.stop('SIGINT', 15_000)
      return (await child.exited).code
    },
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith('{')) return null
  return JSON.parse(line) as Readonly<Record<string, unknown>>
}
