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

/** What is said of a card and would be forgotten without one. */
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

/** `slipway serve --nic NAME`: serves until Ctrl-C, with the page in a browser beside it. */
export function addServeCommand(program: Command): void {
  program.addCommand(
    command('serve', 'boot the machines on one network card, until Ctrl-C')
      .option('--nic <name>', 'the network card; without it, choose on the page')
      .addOption(
        new Option(
          '--dhcp <mode>',
          'who hands out addresses: auto looks first, proxy leaves it to another server (default: as kept for the card, else auto)',
        ).choices(['auto', 'server', 'proxy', 'off']),
      )
      .option('--range <first-last>', "addresses to hand out (default: part of the card's subnet)", toRange)
      .option('--gateway <address>', 'the router machines are told of (default: none)', toIpv4)
      .option('--dns <addresses>', 'name servers, separated by commas (default: none)', toAddresses)
      .option('--lease <seconds>', 'how long an address is lent', toInteger)
      .option(
        '--segment <cidr=first-last[,gateway=ip]>',
        'a network behind a DHCP relay and its addresses; may be given several times',
        toSegment,
      )
      .addOption(
        new Option(
          '--only <whom>',
          'answer all machines, known ones, or those that boot from the network',
        ).choices(ANSWER_ONLY),
      )
      .option('--allow <macs>', 'answer these machines and no others, separated by commas', toMacs)
      .option('--deny <macs>', 'never answer these machines, separated by commas', toMacs)
      .option('--http-port <port>', 'TCP port for kernels and images (default: 8080)', toInteger)
      .option(
        '--tftp-blksize <bytes>',
        'largest TFTP block, up to 65464, for clients that ask for it and put fragments together (default: what the card carries in one piece)',
        toInteger,
      )
      .option(
        '--at-once <machines|all>',
        'how many machines may load a system at once; the others wait in iPXE (default: all)',
        toAtOnceOrAll,
      )
      .option(
        '--syslog <port|off>',
        'UDP port for log lines of installers (default: off; usual: 514)',
        toPortOrOff,
      )
      .option('--keep', 'keep all this for the card, as the page does: what is not said next time is as now')
      .option(
        '--folder <dir>',
        'a folder that the page reaches from other computers, beside what is uploaded; may be given several times',
        (dir: string, before: readonly string[] = []) => [...before, dir],
      )
      .option(
        '--password-file <file>',
        'lets whoever knows its first line in; needed where other computers reach the page',
      )
      .option('--ui <host:port|off>', `where the page is (default: ${DEFAULT_UI})`, toHostPort)
      .action((options: ServeOptions, self: Command) => {
        const unused = self.options.find(
          option => NEED_NIC.has(option.attributeName()) && isGiven(self, option.attributeName()),
        )
        if (options.nic === undefined && unused)
          self.error(`${unused.long} goes with --nic; without a card the page asks for it.`, { exitCode: 2 })
        return serve(options)
      }),
  )
}

/** Null where there shall be no page. Rejects with `password-needed` where everybody on the network could come. */
async function openPage(options: ServeOptions, engine: Engine): Promise<WebServer | null> {
  const ui = options.ui ?? toHostPort(DEFAULT_UI)
  if (ui === 'off') return null
  if (options.passwordFile === undefined && !isLoopback(ui.host))
    throw new SlipwayError('password-needed', { host: ui.host })
  const password = options.passwordFile === undefined ? undefined : readPasswordFile(options.passwordFile)
  // Who sits at this computer may name any file of their own; who comes from afar may not.
  const folders = isLoopback(ui.host) ? options.folder : (options.folder ?? [])
  const isPortFixed = options.ui !== undefined
  return openWebServer({ ...ui, isPortFixed, engine, uiFolder, password, folders })
}

async function serve(options: ServeOptions): Promise<void> {
  const output = createOutput(options.json === true)
  const paths = appPaths(options.data)
  const engine = await createEngine({ paths, version })
  const closers: (() => Promise<void>)[] = [() => engine.close()]
  const stopped = untilSignal()
  try {
    const { handlers, subscribe } = engine
    const call = callHandlers(handlers)
    await noteSetAside(handlers)
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
      output.answer(
        { event: 'waiting', ui: pageUrl },
        () => 'Choose a network card on the page. Ctrl-C stops.',
      )
    }
    await stopped
    await call('serving.stop', null)
  } finally {
    for (const close of closers.reverse()) await close()
  }
}
