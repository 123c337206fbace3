import type { Command } from 'commander'
import type { MacAddress } from '#contract/address.ts'
import { describeFinding, describeRemedy } from '#contract/finding-text.ts'
import type { Finding, Remedy } from '#contract/finding.ts'
import { describeStage } from '#contract/stage-text.ts'
import type { Boot, StageState } from '#contract/timeline.ts'
import { formatTime, printable } from '../output.ts'
import { command, inSession, toMac, type CommonOptions } from './command.ts'

const MARKS: Readonly<Record<StageState, string>> = {
  waiting: ' ',
  running: '>',
  done: '+',
  warning: '!',
  failed: 'x',
  skipped: '-',
}

/** `slipway timeline [MAC]`. */
export function addTimelineCommand(program: Command): void {
  program.addCommand(
    command('timeline', 'what each machine did, newest boot first')
      .argument('[mac]', 'one machine only', toMac)
      .action((mac: MacAddress | undefined, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const boots = await session.call('boots.list', { mac, limit: mac ? 50 : 10 })
          output.answer(boots, () =>
            boots.length === 0 ? 'No machine has asked yet.' : boots.map(describeBoot).join('\n\n'),
          )
        }),
      ),
  )
}

/** One boot, a line per stage that was reached. */
export function describeBoot(boot: Boot): string {
  const heading = `${boot.mac} · ${boot.arch} · ${formatTime(boot.startedAtMs)}`
  const stages = boot.stages
    .filter(stage => stage.state !== 'waiting' && stage.state !== 'skipped')
    .map(stage => {
      const sinceStart =
        stage.startedAtMs === null ? '' : `${((stage.startedAtMs - boot.startedAtMs) / 1000).toFixed(1)} s`
      return `  ${MARKS[stage.state]} ${sinceStart.padStart(8)}  ${describeStage(stage, boot)}`
    })
  return [heading, ...stages, ...boot.findings.flatMap(finding => describeReason(finding, boot.mac))]
    .map(printable)
    .join('\n')
}

/** Why it stopped, what the machine's screen shows then, and what helps: as a command where there is one. */
function describeReason(finding: Finding, mac: MacAddress): string[] {
  const { title, why } = describeFinding(finding)
  return [
    `  ? ${title}`,
    `    ${why}`,
    ...(finding.screen.length > 0 ? [`    Its screen probably shows: ${finding.screen.join(' / ')}`] : []),
    ...finding.remedies.map(remedy => {
      const done = commandFor(remedy, mac)
      return `    - ${describeRemedy(remedy)}${done === null ? '' : `: ${done}`}`
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
    case 'own-disk':
      return `slipway machine set ${mac} --next local`
    default:
      return null
  }
}
