import type { Words } from '#words/describe.ts'
import { writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { LAB_FIRMWARE, type LabFirmware, type LabRequest, type TestMachine } from '#contract/lab.ts'
import { messageOfEvent } from '#words/event.ts'
import { messageOfTestMachine } from '#words/test-machine.ts'
import { whyOf } from '#words/reason.ts'
import { formatBytes } from '#words/quantity.ts'
import { SlipwayError } from '#contract/errors.ts'
import { heads, printable, table, type Output } from '../output.ts'
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

/** `slipway test ENTRY`: boots a virtual machine on an isolated network, until it is off or Ctrl-C. */
export function addTestCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'test', text('cli.test'))
      .argument('[entry]', text('cli.test.entry'))
      .addOption(
        new Option('--firmware <kind>', text('cli.test.firmware')).choices(LAB_FIRMWARE).default('bios'),
      )
      .option('--direct', text('cli.test.direct'))
      .option('--cdrom', text('cli.test.cdrom'))
      .option('--tpm', text('cli.test.tpm'))
      .option('--memory <MiB>', text('cli.test.memory'), toInteger)
      .option('--disk <GiB>', text('cli.test.disk'), toInteger)
      .option('--window', text('cli.test.window'))
      .option('--bridge <name>', text('cli.test.bridge'))
      .addOption(new Option('--network <kind>', text('cli.test.network')).choices(['isolated', 'user']))
      .option('--answer <id>', text('cli.test.answer'))
      .option('--print', text('cli.test.print'))
      .option('--libvirt [file]', text('cli.test.libvirt'))
      .option('--disks', text('cli.test.disks'))
      .option('--remove-disk <entry>', text('cli.test.removeDisk'))
      .action((entry: string | undefined, options: TestOptions, self: Command) => {
        if (options.direct && options.cdrom) self.error(text('cli.usage.direct-or-cdrom'), { exitCode: 2 })
        if (entry === undefined && !options.disks && options.removeDisk === undefined)
          self.error(text('cli.usage.which-entry'), { exitCode: 2 })
        return inSession(words, options, (session, output) => {
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
  const { words } = output
  const stopped = untilSignal()
  const tools = await session.call('lab.tools', null)
  if (tools.acceleratorReason !== null)
    output.note(words.text('cli.test.emulated', { why: whyOf(tools.acceleratorReason) }))
  if (request.bridge === undefined && request.network !== 'user' && tools.networkReason !== null)
    output.note(words.text('cli.test.user-network', { why: whyOf(tools.networkReason) }))
  let machine: TestMachine | null = null
  let hasEnded = (): void => undefined
  const ended = new Promise<void>(resolve => (hasEnded = resolve))
  const unsubscribe = session.subscribe(push => {
    if (push.name === 'lab.changed' && (machine === null || push.payload.id === machine.id)) {
      if (machine === null && push.payload.entry !== request.entry) return
      machine = push.payload
      if (output.isJson) output.answer({ event: 'machine', ...machine }, () => '')
      if (machine.state !== 'starting' && machine.state !== 'failed')
        output.note(words.describe(messageOfTestMachine(machine)))
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
      else output.note(printable(`  ${words.describe(messageOfEvent(push.payload))}`))
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

/** The timeline, as for a real machine, and the exit code if the boot failed. */
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
    output.answer({ file: libvirt, ...made }, () => output.words.text('cli.wrote', { file: libvirt }))
  } else {
    output.answer(made, () => made.libvirtXml.trimEnd())
  }
  if (libvirt !== undefined) for (const line of made.libvirtCommands) output.note(line)
  for (const note of made.notes) output.note(note)
}

async function listDisks(session: Session, output: Output): Promise<void> {
  const { words } = output
  const disks = await session.call('lab.disks', null)
  output.answer(disks, () =>
    disks.length === 0
      ? words.text('cli.test.no-disks')
      : table(
          heads(words, 'entry', 'size', 'file'),
          disks.map(disk => [disk.name, formatBytes(disk.usedBytes, words.language), disk.path]),
        ),
  )
}

async function removeDisk(session: Session, output: Output, name: string): Promise<void> {
  const { wasThere } = await session.call('lab.removeDisk', { name })
  output.answer({ name, wasThere }, () =>
    output.words.text(wasThere ? 'cli.test.disk-removed' : 'cli.test.no-disk', { name }),
  )
}
