import type { Words } from '#words/describe.ts'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import { messageOfSetupRemark } from '#words/setup-remark.ts'
import { EXPORT_KINDS, type ExportKind, type SetupExport } from '#contract/setup.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { printable } from '../output.ts'
import { badValue, command, inSession, toInteger, toIpv4, type CommonOptions } from './command.ts'
import { toAddresses, toRange } from './serve-options.ts'

interface ExportOptions extends CommonOptions {
  readonly for: ExportKind
  readonly force?: boolean
  readonly at?: string
  readonly address?: { address: Ipv4; prefixLength?: number }
  readonly nic?: string
  readonly dhcp?: 'server' | 'proxy'
  readonly range?: AddressRange
  readonly gateway?: Ipv4
  readonly dns?: readonly Ipv4[]
  readonly lease?: number
  readonly httpPort?: number
}

/** `slipway export DIR`. */
export function addExportCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'export', text('cli.export'))
      .argument('<folder>')
      .addOption(
        new Option('--for <server>', text('cli.export.for')).choices(EXPORT_KINDS).default('dnsmasq'),
      )
      .option('--address <ip[/bits]>', text('cli.export.address'), toAddress)
      .option('--at <path>', text('cli.export.at'))
      .option('--nic <name>', text('cli.export.nic'))
      .addOption(new Option('--dhcp <mode>', text('cli.export.dhcp')).choices(['server', 'proxy']))
      .option('--range <first-last>', text('cli.export.range'), toRange)
      .option('--gateway <ip>', text('cli.export.gateway'), toIpv4)
      .option('--dns <ip,...>', text('cli.export.dns'), toAddresses)
      .option('--lease <seconds>', text('cli.serve.lease'), toInteger)
      .option('--http-port <port>', text('cli.export.httpPort'), toInteger)
      .option('--force', text('cli.export.force'))
      .action((folder: string, options: ExportOptions) => runExport(folder, options, words)),
  )
}

function runExport(folder: string, options: ExportOptions, words: Words): Promise<void> {
  return inSession(words, options, async (session, output) => {
    let said = ''
    const stop = session.subscribe(
      push => {
        if (push.name !== 'setup.exported' || push.payload.what === said) return
        said = push.payload.what
        output.note(words.text('cli.export.writing', { what: printable(said) }))
      },
      () => undefined,
    )
    const cancel = (): void => void session.call('setup.cancelExport', null).catch(() => undefined)
    process.once('SIGINT', cancel)
    try {
      const { address, nic, dhcp, range, gateway, dns, lease, httpPort } = options
      const written = await session.call('setup.export', {
        folder: resolve(folder),
        kind: options.for,
        installedAt: options.at,
        overwrites: options.force === true,
        network: { ...address, nic, dhcp, range, gateway, dns, leaseSeconds: lease, httpPort },
      })
      output.answer(written, () => describeExport(written, words))
    } finally {
      process.off('SIGINT', cancel)
      stop()
    }
  })
}

function describeExport(written: SetupExport, { text, describe }: Words): string {
  const { folder, fileCount, sizeBytes, network, remarks } = written
  return [
    text('cli.export.done', {
      count: fileCount,
      size: { bytes: sizeBytes },
      address: network.address,
      folder: printable(folder),
    }),
    text('cli.export.readme'),
    ...remarks.map(remark => `- ${printable(describe(messageOfSetupRemark(remark)))}`),
  ].join('\n')
}

function toAddress(text: string): { address: Ipv4; prefixLength?: number } {
  const [ip = '', bits] = text.split('/')
  const address = parseIpv4(ip)
  const prefixLength = bits === undefined ? null : Number(bits)
  if (
    !address ||
    (prefixLength !== null && !(Number.isInteger(prefixLength) && prefixLength >= 1 && prefixLength <= 30))
  )
    throw badValue('cli.value.network')
  return { address, ...(prefixLength === null ? {} : { prefixLength }) }
}
