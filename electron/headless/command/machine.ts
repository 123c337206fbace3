import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { callHomeSnippet, SNIPPET_KINDS, type SnippetKind } from '#contract/call-home-snippet.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { InstalledWhen, MachineChange, NextBoot, OwnDiskBy } from '#contract/machine.ts'
import type { SecureBootState } from '#contract/secure-boot.ts'
import { withoutSecrets } from '#contract/variables.ts'
import { formatTime, table } from '../output.ts'
import { command, commandGroup, inSession, toIpv4, toMac, type CommonOptions } from './command.ts'
import { describeMachine, describeNext } from './machine-in-words.ts'
import { clearing, gather, toVariables } from './variables.ts'

interface SetOptions extends CommonOptions {
  readonly name?: string
  readonly ip?: Ipv4 | null
  readonly entry?: string
  readonly next?: NextBoot
  readonly filename?: string
  readonly nextServer?: Ipv4 | null
  readonly rootPath?: string
  readonly dns?: readonly Ipv4[]
  readonly loader?: string
  readonly group?: string
  readonly installedWhen?: InstalledWhen
  readonly ownDisk?: OwnDiskBy | 'auto'
  readonly answer?: string
  readonly var?: readonly string[]
  readonly secureBoot?: SecureBootState
}

/** Every value of `--next`. */
export const NEXT_CHOICES = [
  'once',
  'always',
  'local',
  'menu',
  'ignore',
] as const satisfies readonly NextBoot[]

/** `slipway machine list|show|set|wake|call-home`. */
export function addMachineCommands(program: Command): void {
  const machine = commandGroup('machine', 'the machines that asked to boot')
  machine.addCommand(
    command('list', 'every machine, the one seen last first')
      .option('--group <name>', 'those of this group only')
      .action((options: CommonOptions & { group?: string }) =>
        inSession(options, async (session, output) => {
          const known = await session.call('machines.list', null)
          const machines = known.filter(one => options.group === undefined || one.group === options.group)
          // A list goes into logs and tickets; what is secret is shown for one machine.
          const shown = machines.map(one => ({ ...one, variables: withoutSecrets(one.variables) }))
          output.answer(shown, () =>
            machines.length === 0
              ? known.length === 0
                ? 'No machine has asked yet.'
                : 'No machine is in this group.'
              : table(
                  ['MAC', 'NAME', 'FIRMWARE', 'ADDRESS', 'NEXT BOOT', 'LAST SEEN'],
                  machines.map(one => [
                    one.mac,
                    one.name ?? '',
                    one.arch,
                    one.ip ?? '',
                    describeNext(one),
                    one.lastSeenMs === 0 ? 'never' : formatTime(one.lastSeenMs),
                  ]),
                ),
          )
        }),
      ),
  )
  machine.addCommand(
    command('show', 'one machine')
      .argument('<mac>', '', toMac)
      .action((mac: MacAddress, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const shown = await session.call('machines.show', { mac })
          output.answer(shown, () => describeMachine(shown, output.words))
        }),
      ),
  )
  machine.addCommand(
    command('set', 'what a machine is called and boots next; "none" clears')
      .argument('<mac>', '', toMac)
      .option('--name <name>', 'what to call it')
      .option('--ip <address>', 'always give it this address', toIpv4OrNone)
      .option('--entry <entry>', 'the entry that --next once and --next always start')
      .addOption(new Option('--next <what>', 'what its next network boot does').choices(NEXT_CHOICES))
      .option('--filename <file>', 'a boot file of its own')
      .option('--next-server <address>', 'a TFTP server of its own', toIpv4OrNone)
      .option('--root-path <path>', 'option 17, for NetBSD and FreeBSD')
      .option('--dns <addresses>', 'name servers of its own, separated by commas', toDnsOrNone)
      .option('--answer <profile>', 'the unattended-install file of its installers')
      .option('--var <name=value>', 'a variable for it; "name=" takes it away; may be given again', gather)
      .option('--loader <program>', 'the boot program its firmware gets, for example ipxe.efi')
      .addOption(
        new Option(
          '--secure-boot <state>',
          'what its firmware is set to; unknown: as it shows itself',
        ).choices(['on', 'off', 'unknown']),
      )
      .option('--group <name>', 'the group it belongs to; it takes over its entry and next boot')
      .addOption(
        new Option('--installed-when <when>', 'what ends an installation that was started once').choices([
          'reported',
          'restarted',
        ]),
      )
      .addOption(
        new Option('--own-disk <by>', 'who takes it on to its own disk').choices([
          'firmware',
          'loader',
          'auto',
        ]),
      )
      .action((mac: MacAddress, options: SetOptions) =>
        inSession(options, async (session, output) => {
          const changed = await session.call('machines.set', { mac, change: toChange(options) })
          output.answer(changed, () => describeMachine(changed, output.words))
        }),
      ),
  )
  machine.addCommand(
    command('wake', 'send it a magic packet (Wake-on-LAN)')
      .argument('<mac>', '', toMac)
      .option('--nic <name>', 'by this network card; without it, by the one that is served')
      .action((mac: MacAddress, options: CommonOptions & { nic?: string }) =>
        inSession(options, async (session, output) => {
          const sent = await session.call('machines.wake', { mac, nic: options.nic })
          output.answer(
            sent,
            () => `Sent by ${sent.nic} to ${sent.sentTo.join(', ')}. Whether it wakes, nobody confirms.`,
          )
        }),
      ),
  )
  machine.addCommand(
    command('call-home', 'a line for an answer file of your own that says "installed"')
      .addOption(new Option('--for <kind>', 'where it goes').choices(SNIPPET_KINDS).default('shell'))
      .action((options: CommonOptions & { for: SnippetKind }) =>
        inSession(options, async (session, output) => {
          const state = await session.call('serving.state', null)
          if (state.state !== 'serving') throw new SlipwayError('not-serving')
          const text = callHomeSnippet(options.for, `http://${state.address}:${state.httpPort}/report`)
          output.answer({ text }, () => text)
        }),
      ),
  )
  program.addCommand(machine)
}

function toChange(options: SetOptions): MachineChange {
  const textOrNone = (text: string | undefined): string | null | undefined => (text === 'none' ? null : text)
  return {
    name: textOrNone(options.name),
    reservedIp: options.ip,
    entry: textOrNone(options.entry),
    next: options.next ?? (options.entry !== undefined && options.entry !== 'none' ? 'always' : undefined),
    filename: textOrNone(options.filename),
    nextServer: options.nextServer,
    rootPath: textOrNone(options.rootPath),
    dns: options.dns,
    loader: textOrNone(options.loader),
    answer: textOrNone(options.answer),
    variables: options.var && clearing(toVariables(options.var)),
    secureBoot: options.secureBoot,
    group: textOrNone(options.group),
    installedWhen: options.installedWhen,
    ownDiskBy: options.ownDisk === 'auto' ? null : options.ownDisk,
  }
}

function toIpv4OrNone(text: string): Ipv4 | null {
  if (text === 'none') return null
  try {
    return toIpv4(text)
  } catch {
    throw new InvalidArgumentError('An IPv4 address looks like 10.99.0.1; "none" clears it.')
  }
}

function toDnsOrNone(text: string): readonly Ipv4[] {
  return text === 'none' ? [] : text.split(',').map(part => toIpv4(part.trim()))
}
