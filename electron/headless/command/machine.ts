import type { Words } from '#words/describe.ts'
import { Option, type Command } from 'commander'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { callHomeSnippet, SNIPPET_KINDS, type SnippetKind } from '#contract/call-home-snippet.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { InstalledWhen, MachineChange, NextBoot, OwnDiskBy } from '#contract/machine.ts'
import type { SecureBootState } from '#contract/secure-boot.ts'
import { withoutSecrets } from '#contract/variables.ts'
import { formatTime, heads, table } from '../output.ts'
import { badValue, command, commandGroup, inSession, toIpv4, toMac, type CommonOptions } from './command.ts'
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
export function addMachineCommands(program: Command, words: Words): void {
  const { text } = words
  const machine = commandGroup(words, 'machine', text('cli.machine'))
  machine.addCommand(
    command(words, 'list', text('cli.machine.list'))
      .option('--group <name>', text('cli.machine.list.group'))
      .action((options: CommonOptions & { group?: string }) =>
        inSession(words, options, async (session, output) => {
          const known = await session.call('machines.list', null)
          const machines = known.filter(one => options.group === undefined || one.group === options.group)
          // A list ends up in logs and tickets, so secrets are shown for single machines only.
          const shown = machines.map(one => ({ ...one, variables: withoutSecrets(one.variables) }))
          output.answer(shown, () =>
            machines.length === 0
              ? known.length === 0
                ? text('cli.machines.none')
                : text('cli.machines.none-in-group')
              : table(
                  heads(words, 'mac', 'name', 'firmware', 'address', 'next', 'lastSeen'),
                  machines.map(one => [
                    one.mac,
                    one.name ?? '',
                    one.arch,
                    one.ip ?? '',
                    describeNext(one, words),
                    one.lastSeenMs === 0 ? text('cli.machine.never') : formatTime(one.lastSeenMs),
                  ]),
                ),
          )
        }),
      ),
  )
  machine.addCommand(
    command(words, 'show', text('cli.machine.show'))
      .argument('<mac>', text('cli.mac'), toMac)
      .action((mac: MacAddress, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const shown = await session.call('machines.show', { mac })
          output.answer(shown, () => describeMachine(shown, words))
        }),
      ),
  )
  machine.addCommand(
    command(words, 'set', text('cli.machine.set'))
      .argument('<mac>', text('cli.mac'), toMac)
      .option('--name <name>', text('cli.machine.set.name'))
      .option('--ip <address>', text('cli.machine.set.ip'), toIpv4OrNone)
      .option('--entry <entry>', text('cli.machine.set.entry'))
      .addOption(new Option('--next <what>', text('cli.machine.set.next')).choices(NEXT_CHOICES))
      .option('--filename <file>', text('cli.machine.set.filename'))
      .option('--next-server <address>', text('cli.machine.set.nextServer'), toIpv4OrNone)
      .option('--root-path <path>', text('cli.machine.set.rootPath'))
      .option('--dns <addresses>', text('cli.machine.set.dns'), toDnsOrNone)
      .option('--answer <profile>', text('cli.machine.set.answer'))
      .option('--var <name=value>', text('cli.var'), gather)
      .option('--loader <program>', text('cli.machine.set.loader'))
      .addOption(
        new Option('--secure-boot <state>', text('cli.machine.set.secureBoot')).choices([
          'on',
          'off',
          'unknown',
        ]),
      )
      .option('--group <name>', text('cli.machine.set.group'))
      .addOption(
        new Option('--installed-when <when>', text('cli.machine.set.installedWhen')).choices([
          'reported',
          'restarted',
        ]),
      )
      .addOption(
        new Option('--own-disk <by>', text('cli.machine.set.ownDisk')).choices([
          'firmware',
          'loader',
          'auto',
        ]),
      )
      .action((mac: MacAddress, options: SetOptions) =>
        inSession(words, options, async (session, output) => {
          const changed = await session.call('machines.set', { mac, change: toChange(options) })
          output.answer(changed, () => describeMachine(changed, words))
        }),
      ),
  )
  machine.addCommand(
    command(words, 'wake', text('cli.machine.wake'))
      .argument('<mac>', text('cli.mac'), toMac)
      .option('--nic <name>', text('cli.machine.wake.nic'))
      .action((mac: MacAddress, options: CommonOptions & { nic?: string }) =>
        inSession(words, options, async (session, output) => {
          const sent = await session.call('machines.wake', { mac, nic: options.nic })
          output.answer(sent, () =>
            text('cli.machine.woken', { nic: sent.nic, addresses: sent.sentTo.join(', ') }),
          )
        }),
      ),
  )
  machine.addCommand(
    command(words, 'call-home', text('cli.machine.call-home'))
      .addOption(
        new Option('--for <kind>', text('cli.machine.call-home.for')).choices(SNIPPET_KINDS).default('shell'),
      )
      .action((options: CommonOptions & { for: SnippetKind }) =>
        inSession(words, options, async (session, output) => {
          const state = await session.call('serving.state', null)
          if (state.state !== 'serving') throw new SlipwayError('not-serving')
          const snippet = callHomeSnippet(options.for, `http://${state.address}:${state.httpPort}/report`)
          output.answer({ text: snippet }, () => snippet)
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
    throw badValue('cli.value.ipv4-or-none')
  }
}

function toDnsOrNone(text: string): readonly Ipv4[] {
  return text === 'none' ? [] : text.split(',').map(part => toIpv4(part.trim()))
}
