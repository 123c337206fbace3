import type { Words } from '#words/describe.ts'
import { writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import type { MacAddress } from '#contract/address.ts'
import { messageOfRemedy, messagesOfFinding } from '#words/finding.ts'
import { messageOfStage } from '#words/stage.ts'
import type { Finding, Remedy } from '#contract/finding.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Boot, BootExportFormat, StageState } from '#contract/timeline.ts'
import { formatTime, printable, type Output } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, toInteger, toMac, type CommonOptions } from './command.ts'

const MARKS: Readonly<Record<StageState, string>> = {
  waiting: ' ',
  running: '>',
  done: '+',
  warning: '!',
  failed: 'x',
  skipped: '-',
}

interface TimelineOptions extends CommonOptions {
  readonly export?: BootExportFormat
  readonly boot?: number
}

/** `slipway timeline [MAC] [FILE]`. */
export function addTimelineCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'timeline', text('cli.timeline'))
      .argument('[mac]', text('cli.timeline.mac'), toMac)
      .argument('[file]', text('cli.timeline.file'))
      .addOption(new Option('--export <format>', text('cli.timeline.export')).choices(['text', 'pcap']))
      .addOption(new Option('--boot <number>', text('cli.timeline.boot')).argParser(toInteger))
      .action(
        (mac: MacAddress | undefined, file: string | undefined, options: TimelineOptions, self: Command) =>
          inSession(words, options, async (session, output) => {
            if (options.export !== undefined) {
              if (mac === undefined || file === undefined)
                self.error(text('cli.usage.export-needs'), { exitCode: 2 })
              return exportBoot(session, output, { ...options, export: options.export, mac, file })
            }
            const boots = await session.call('boots.list', { mac, limit: mac ? 50 : 10 })
            output.answer(boots, () =>
              boots.length === 0
                ? text('cli.machines.none')
                : boots.map(boot => describeBoot(boot, words)).join('\n\n'),
            )
          }),
      ),
  )
}

async function exportBoot(
  session: Session,
  output: Output,
  options: {
    readonly mac: MacAddress
    readonly file: string
    readonly export: BootExportFormat
    readonly boot?: number
  },
): Promise<void> {
  const { mac, file, export: format } = options
  const [newest] = await session.call('boots.list', { mac, limit: 1 })
  const id = options.boot ?? newest?.id
  if (id === undefined) throw new SlipwayError('machine-not-found', { mac })
  const made = await session.call('boots.export', { id, format })
  const content = Buffer.from(made.base64, 'base64')
  if (file === '-') return void process.stdout.write(content)
  await writeFile(file, content)
  output.answer({ file, bytes: content.length, boot: id }, () => output.words.text('cli.wrote', { file }))
}

/** One boot, one line per stage that it reached. */
export function describeBoot(boot: Boot, words: Words): string {
  const heading = `${boot.mac} · ${boot.arch} · ${formatTime(boot.startedAtMs)}`
  const stages = boot.stages
    .filter(stage => stage.state !== 'waiting' && stage.state !== 'skipped')
    .map(stage => {
      const sinceStart =
        stage.startedAtMs === null ? '' : `${((stage.startedAtMs - boot.startedAtMs) / 1000).toFixed(1)} s`
      return `  ${MARKS[stage.state] ?? '?'} ${sinceStart.padStart(8)}  ${words.describe(messageOfStage(stage, boot))}`
    })
  return [heading, ...stages, ...boot.findings.flatMap(finding => describeReason(finding, boot.mac, words))]
    .map(printable)
    .join('\n')
}

/** Why it stopped, what the machine's screen shows, and the remedies, as commands if possible. */
function describeReason(finding: Finding, mac: MacAddress, words: Words): string[] {
  const { title, why } = messagesOfFinding(finding)
  return [
    `  ? ${words.describe(title)}`,
    `    ${words.describe(why)}`,
    ...(finding.screen.length > 0
      ? [`    ${words.text('report.screen', { line: finding.screen.join(' / ') })}`]
      : []),
    ...finding.remedies.map(remedy => {
      const done = commandFor(remedy, mac)
      return `    - ${words.describe(messageOfRemedy(remedy))}${done === null ? '' : `: ${done}`}`
    }),
  ]
}

function commandFor(remedy: Remedy, mac: MacAddress): string | null {
  switch (remedy.kind) {
    case 'serve-as-server':
      return 'slipway serve --dhcp server'
    case 'serve-as-proxy':
      return 'slipway serve --dhcp proxy'
    case 'pin-loader':
      return `slipway machine set ${mac} --loader ${remedy.loader}`
    case 'let-slipway-choose':
      return `slipway machine set ${mac} --filename none --loader none`
    case 'fetch-boot-files':
      return 'slipway boot-files --fetch'
    case 'show-leases':
      return 'slipway leases'
    case 'secure-boot-on':
      return `slipway machine set ${mac} --secure-boot on`
    case 'own-disk':
      return `slipway machine set ${mac} --next local`
    default:
      return null
  }
}
