import type { Words } from '#words/describe.ts'
import { Option, type Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import { openControlServer } from '#engine/control/control-server.ts'
import { createEngine, type Engine } from '#engine/engine.ts'
import { appPaths, uiFolder } from '../app-paths.ts'
import { createOutput } from '../output.ts'
import { callHandlers } from '../session.ts'
import { startReporting } from '../serve-report.ts'
import { noteSetAside } from '../set-aside-note.ts'
import { version } from '../version.ts'
import { untilServing } from '../until-serving.ts'
import { untilSignal } from '../until-signal.ts'
import { isLoopback } from '../web/page-address.ts'
import { readPasswordFile } from '../web/password.ts'
import { openWebServer, type WebServer } from '../web/web-server.ts'
import { command, toInteger, toIpv4, type CommonOptions } from './command.ts'
import {
  ANSWER_ONLY,
  toAddresses,
  toAtOnceOrAll,
  toHostPort,
  toMacs,
  toPortOrOff,
  toRange,
  toSegment,
} from './serve-options.ts'
import { cardKey, keptSettings, withOptions, type CardOptions } from './serve-request.ts'

const DEFAULT_UI = '127.0.0.1:8480'

interface ServeOptions extends CommonOptions, CardOptions {
  readonly nic?: string
  readonly keep?: boolean
  readonly ui?: { host: string; port: number } | 'off'
  readonly passwordFile?: string
  readonly folder?: readonly string[]
}

/** Options that apply to a card, so they need `--nic`. */
const NEED_NIC: ReadonlySet<string> = new Set([
  'dhcp',
  'range',
  'gateway',
  'dns',
  'lease',
  'segment',
  'only',
  'allow',
  'deny',
  'httpPort',
  'syslog',
  'tftpBlksize',
  'atOnce',
  'keep',
])

const isGiven = (command: Command, name: string): boolean => command.getOptionValueSource(name) === 'cli'

/** `slipway serve --nic NAME`: serves until Ctrl-C, together with the page for a browser. */
export function addServeCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'serve', text('cli.serve'))
      .option('--nic <name>', text('cli.serve.nic'))
      .addOption(
        new Option('--dhcp <mode>', text('cli.serve.dhcp')).choices(['auto', 'server', 'proxy', 'off']),
      )
      .option('--range <first-last>', text('cli.serve.range'), toRange)
      .option('--gateway <address>', text('cli.serve.gateway'), toIpv4)
      .option('--dns <addresses>', text('cli.serve.dns'), toAddresses)
      .option('--lease <seconds>', text('cli.serve.lease'), toInteger)
      .option('--segment <cidr=first-last[,gateway=ip]>', text('cli.serve.segment'), toSegment)
      .addOption(new Option('--only <whom>', text('cli.serve.only')).choices(ANSWER_ONLY))
      .option('--allow <macs>', text('cli.serve.allow'), toMacs)
      .option('--deny <macs>', text('cli.serve.deny'), toMacs)
      .option('--http-port <port>', text('cli.serve.httpPort'), toInteger)
      .option('--tftp-blksize <bytes>', text('cli.serve.tftpBlksize'), toInteger)
      .option('--at-once <machines|all>', text('cli.serve.atOnce'), toAtOnceOrAll)
      .option('--syslog <port|off>', text('cli.serve.syslog'), toPortOrOff)
      .option('--keep', text('cli.serve.keep'))
      .option('--folder <dir>', text('cli.serve.folder'), (dir: string, before: readonly string[] = []) => [
        ...before,
        dir,
      ])
      .option('--password-file <file>', text('cli.serve.passwordFile'))
      .option('--ui <host:port|off>', text('cli.serve.ui', { place: DEFAULT_UI }), toHostPort)
      .action((options: ServeOptions, self: Command) => {
        const unused = self.options.find(
          option => NEED_NIC.has(option.attributeName()) && isGiven(self, option.attributeName()),
        )
        if (options.nic === undefined && unused)
          self.error(text('cli.usage.needs-nic', { option: unused.long ?? '' }), { exitCode: 2 })
        return serve(options, words)
      }),
  )
}

/** Null if no page is requested. Rejects with `password-needed` if the whole network could open it. */
async function openPage(options: ServeOptions, engine: Engine): Promise<WebServer | null> {
  const ui = options.ui ?? toHostPort(DEFAULT_UI)
  if (ui === 'off') return null
  if (options.passwordFile === undefined && !isLoopback(ui.host))
    throw new SlipwayError('password-needed', { host: ui.host })
  const password = options.passwordFile === undefined ? undefined : readPasswordFile(options.passwordFile)
  // A user at this computer may open any file that this process can read; a remote one only files in the given folders.
  const folders = isLoopback(ui.host) ? options.folder : (options.folder ?? [])
  const isPortFixed = options.ui !== undefined
  return openWebServer({ ...ui, isPortFixed, engine, uiFolder, password, folders })
}

async function serve(options: ServeOptions, words: Words): Promise<void> {
  const output = createOutput(options.json === true, words)
  const paths = appPaths(options.data)
  const engine = await createEngine({ paths, version, words })
  const closers: (() => Promise<void>)[] = [() => engine.close()]
  const stopped = untilSignal()
  try {
    const { handlers, subscribe } = engine
    const call = callHandlers(handlers)
    await noteSetAside(handlers, words)
    const web = await openPage(options, engine)
    if (web) closers.push(() => web.close())
    const pageUrl = web?.url ?? null
    const own = { ...handlers, 'page.link': async () => ({ url: web?.newLink() ?? null }) }
    const control = await openControlServer({ dataFolder: paths.data, handlers: own, subscribe })
    closers.push(() => control.close())
    const stopReporting = startReporting({ engine, output, pageUrl })
    closers.push(async () => stopReporting())
    if (options.nic !== undefined) {
      const card = await cardKey(call, options.nic)
      const settings = withOptions(await keptSettings(call, card), options)
      if (options.keep) await call('settings.setCard', { card, settings })
      const isCancelled = await untilServing(call, stopped, { nic: options.nic, ...settings })
      if (isCancelled) return
    } else {
      output.answer({ event: 'waiting', ui: pageUrl }, () => words.text('cli.serve.choose-card'))
    }
    await stopped
    await call('serving.stop', null)
  } finally {
    for (const close of closers.reverse()) await close()
  }
}
