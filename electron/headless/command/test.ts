import { writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { LAB_FIRMWARE, type LabFirmware, type LabRequest, type TestMachine } from '#contract/lab.ts'
import { describeTestMachine } from '#contract/lab-text.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import { SlipwayError } from '#contract/errors.ts'
import { messageOfEvent } from '#words/event.ts'
import { printable, table, type Output } from '../output.ts'
import type { Session } from '../session.ts'
import { untilSignal } from '../until-signal.ts'
import { command, inSession, toInteger, type CommonOptions } from './command.ts'
import { describeBoot } from './timeline.ts'

interface TestOptions extends CommonOptions {
  readonly firmware: LabFirmware
  readonly direct?: boolean
  readonly cdrom?: boolean
  readonly tpm?: boolean
  readonly memory?: number
  readonly disk?: number
  readonly window?: boolean
  readonly bridge?: string
  readonly network?: 'isolated' | 'user'
  readonly answer?: string
  readonly print?: boolean
  readonly libvirt?: string | boolean
  readonly disks?: boolean
  readonly removeDisk?: string
}

/** `slipway test ENTRY`: boots a machine that QEMU plays, on a network of its own, until it is off or Ctrl-C. */
export function addTestCommand(program: Command): void {
  program.addCommand(
    command('test', 'boot an entry on a machine that QEMU plays, on a network of its own')
      .argument('[entry]', 'a menu entry, as slipway menu show lists them')
      .addOption(
        new Option('--firmware <kind>', 'what the machine starts with').choices(LAB_FIRMWARE).default('bios'),
      )
      .option('--direct', 'put kernel, initrd and arguments into it, without PXE')
      .option('--cdrom', 'start from the ISO as a disc')
      .option('--tpm', 'with a TPM 2, played by swtpm')
      .option('--memory <MiB>', 'memory (default: what the entry needs, at least 1024)', toInteger)
      .option('--disk <GiB>', 'with a disk, which is kept for this entry', toInteger)
      .option('--window', 'with a screen, in a window of QEMU')
      .option('--bridge <name>', 'on a bridge of this computer, in place of a network of its own')
      .addOption(
        new Option('--network <kind>', "isolated, or behind QEMU's own (user)").choices(['isolated', 'user']),
      )
      .option('--answer <id>', 'the answer file its installer gets')
      .option('--print', 'print the command line, start nothing')
      .option('--libvirt [file]', 'print a libvirt domain, or write it into a file; start nothing')
      .option('--disks', 'list the disks that are kept')
      .option('--remove-disk <entry>', 'delete the disk that is kept for this entry')
      .action((entry: string | undefined, options: TestOptions, self: Command) => {
        if (options.direct && options.cdrom)
          self.error('--direct and --cdrom exclude each other.', { exitCode: 2 })
        if (entry === undefined && !options.disks && options.removeDisk === undefined)
          self.error('Which entry? See: slipway menu show', { exitCode: 2 })
        return inSession(options, (session, output) => {
          if (options.disks) return listDisks(session, output)
          if (options.removeDisk !== undefined) return removeDisk(session, output, options.removeDisk)
          const request = requestOf(entry ?? '', options)
          if (options.print || options.libvirt !== undefined)
            return print(session, output, request, options.libvirt)
          return run(session, output, request)
        })
      }),
  )
}

function requestOf(entry: string, options: TestOptions): LabRequest {
  return {
    entry,
    firmware: options.firmware,
    start: options.direct ? 'direct' : options.cdrom ? 'cdrom' : 'network',
    tpm: options.tpm,
    memoryMegabytes: options.memory,
    diskGigabytes: options.disk,
    hasWindow: options.window,
    bridge: options.bridge,
    network: options.network,
    answer: options.answer,
  }
}

async function run(session: Session, output: Output, request: LabRequest): Promise<void> {
  const stopped = untilSignal()
  const tools = await session.call('lab.tools', null)
  if (tools.acceleratorReason !== null)
    output.note(`Emulated, so it takes its time: ${tools.acceleratorReason.reason}.`)
  if (request.bridge === undefined && request.network !== 'user' && tools.networkReason !== null)
    output.note(
      `No network of its own, but QEMU's: ${tools.networkReason.reason}. Slipway's DHCP and TFTP are not tested so.`,
    )
  let machine: TestMachine | null = null
  let hasEnded = (): void => undefined
  const ended = new Promise<void>(resolve => (hasEnded = resolve))
  const unsubscribe = session.subscribe(push => {
    if (push.name === 'lab.changed' && (machine === null || push.payload.id === machine.id)) {
      if (machine === null && push.payload.entry !== request.entry) return
      machine = push.payload
      if (output.isJson) output.answer({ event: 'machine', ...machine }, () => '')
      if (machine.state !== 'starting' && machine.state !== 'failed')
        output.note(describeTestMachine(machine))
      if (machine.state === 'ended' || machine.state === 'failed') hasEnded()
    }
    if (push.name === 'lab.serial' && push.payload.id === machine?.id) {
      if (output.isJson) output.answer({ event: 'serial', ...push.payload }, () => '')
      else process.stdout.write(push.payload.text)
    }
    if (push.name === 'event.recorded' && machine !== null && push.payload.mac === machine.mac) {
      const { kind, ...rest } = push.payload
      if (kind.endsWith('.progress')) return
      if (output.isJson) output.answer({ event: kind, ...rest }, () => '')
      else output.note(printable(`  ${output.words.describe(messageOfEvent(push.payload))}`))
    }
  }, hasEnded)
  try {
    const starting = session.call('lab.start', request)
    const isStopped = await Promise.race([starting.then(() => false), stopped.then(() => true)])
    if (!isStopped) await Promise.race([ended, stopped])
    await starting.catch(() => undefined)
    await stop(session, machine)
    await report(session, output, machine)
  } finally {
    unsubscribe()
  }
}

async function stop(session: Session, machine: TestMachine | null): Promise<void> {
  if (machine?.state === 'running') await session.call('lab.stop', { id: machine.id })
}

/** The timeline, as of a real machine, and the exit code of one that broke off. */
async function report(session: Session, output: Output, machine: TestMachine | null): Promise<void> {
  if (machine === null) return
  const [boot] = await session.call('boots.list', { mac: machine.mac, limit: 1 })
  if (boot && boot.startedAtMs >= machine.startedAtMs) {
    if (output.isJson) output.answer({ event: 'boot', boot }, () => '')
    else output.note(`\n${describeBoot(boot, output.words)}`)
  }
  if (machine.error !== null) throw new SlipwayError(machine.error.code, machine.error.params)
}

async function print(
  session: Session,
  output: Output,
  request: LabRequest,
  libvirt: string | boolean | undefined,
): Promise<void> {
  const made = await session.call('lab.command', request)
  if (libvirt === undefined) {
    output.answer(made, () => made.shell)
  } else if (typeof libvirt === 'string') {
    await writeFile(libvirt, made.libvirtXml)
    output.answer({ file: libvirt, ...made }, () => `Wrote ${libvirt}.`)
  } else {
    output.answer(made, () => made.libvirtXml.trimEnd())
  }
  if (libvirt !== undefined) for (const line of made.libvirtCommands) output.note(line)
  for (const note of made.notes) output.note(note)
}

async function listDisks(session: Session, output: Output): Promise<void> {
  const disks = await session.call('lab.disks', null)
  output.answer(disks, () =>
    disks.length === 0
      ? 'No disks are kept.'
      : table(
          ['ENTRY', 'TAKES', 'FILE'],
          disks.map(disk => [disk.name, formatBytes(disk.usedBytes), disk.path]),
        ),
  )
}

async function removeDisk(session: Session, output: Output, name: string): Promise<void> {
  const { wasThere } = await session.call('lab.removeDisk', { name })
  output.answer({ name, wasThere }, () =>
    wasThere ? `Deleted the disk of ${name}.` : `${name} has no disk.`,
  )
}
