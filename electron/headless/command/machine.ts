import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Machine, MachineChange, NextBoot } from '#contract/machine.ts'
import { formatMemory } from '#contract/memory-need.ts'
import type { SecureBootState } from '#contract/secure-boot.ts'
import { withoutSecrets } from '#contract/variables.ts'
import { describeSecureBootOf } from '#contract/secure-boot-text.ts'
import { formatTime, printable, table } from '../output.ts'
import { command, commandGroup, inSession, toIpv4, toMac, type CommonOptions } from './command.ts'
import { toVariables } from './variables.ts'

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
  readonly answer?: string
  readonly var?: readonly string[]
  readonly secureBoot?: SecureBootState
}

/** `slipway machine list|show|set`. */
export function addMachineCommands(program: Command): void {
  const machine = commandGroup('machine', 'the machines that asked to boot')
  machine.addCommand(
    command('list', 'every machine, the one seen last first').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const machines = await session.call('machines.list', null)
        // A list goes into logs and tickets; what is secret is shown for one machine.
        const shown = machines.map(one => ({ ...one, variables: withoutSecrets(one.variables) }))
        output.answer(shown, () =>
          machines.length === 0
            ? 'No machine has asked yet.'
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
          output.answer(shown, () => describeMachine(shown))
        }),
      ),
  )
  machine.addCommand(
    command('set', 'what a machine is called and boots next; "none" clears')
      .argument('<mac>', '', toMac)
      .option('--name <name>', 'what to call it')
      .option('--ip <address>', 'always give it this address', toIpv4OrNone)
      .option('--entry <entry>', 'the entry that --next once and --next always start')
      .addOption(
        new Option('--next <what>', 'what its next network boot does').choices([
          'once',
          'always',
          'local',
          'menu',
        ]),
      )
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
      .action((mac: MacAddress, options: SetOptions) =>
        inSession(options, async (session, output) => {
          const changed = await session.call('machines.set', { mac, change: toChange(options) })
          output.answer(changed, () => describeMachine(changed))
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
  }
}

const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const clearing = (variables: Readonly<Record<string, string>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === '' ? null : value]))

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

const NEXT_WORDS = {
  menu: 'menu',
  once: 'once',
  always: 'always',
  local: 'its own disk',
  ignore: 'ignored',
} as const

function describeNext(machine: Machine): string {
  const isEntry = machine.next === 'once' || machine.next === 'always'
  return isEntry ? `${machine.entry ?? 'no entry'} ${NEXT_WORDS[machine.next]}` : NEXT_WORDS[machine.next]
}

function shownVariables({ variables }: Machine): string | null {
  return (
    Object.entries(withoutSecrets(variables))
      .map(([name, value]) => `${name}=${value}`)
      .join(', ') || null
  )
}

function describeMachine(machine: Machine): string {
  const rows: readonly (readonly [string, string | null])[] = [
    ['mac', machine.mac],
    ['name', machine.name],
    ['firmware', machine.arch],
    ['uuid', machine.uuid],
    ['address', machine.ip],
    ['reserved address', machine.reservedIp],
    ['next boot', describeNext(machine)],
    ['boot file', machine.filename],
    ['next server', machine.nextServer],
    ['root path', machine.rootPath],
    ['name servers', machine.dns.join(', ') || null],
    ['loader', machine.loader],
    ['serial number', machine.serial],
    ['memory', machine.memoryMegabytes === null ? null : formatMemory(machine.memoryMegabytes)],
    ['answers', machine.answer],
    ['variables', shownVariables(machine)],
    ['secure boot', describeSecureBootOf(machine)],
  ]
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => printable(`${name}: ${value}`))
    .join('\n')
}
