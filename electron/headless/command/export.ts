import { resolve } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import { describeSetupRemark } from '#contract/setup-text.ts'
import { EXPORT_KINDS, type ExportKind, type SetupExport } from '#contract/setup.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { printable } from '../output.ts'
import { command, inSession, toInteger, toIpv4, type CommonOptions } from './command.ts'
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
export function addExportCommand(program: Command): void {
  program.addCommand(
    command('export', 'write the same set-up for a server that stays: dnsmasq or Kea, nginx, systemd')
      .argument('<folder>')
      .addOption(
        new Option('--for <server>', 'who hands out addresses').choices(EXPORT_KINDS).default('dnsmasq'),
      )
      .option(
        '--address <ip[/bits]>',
        "the new server's own address (default: the one served now)",
        toAddress,
      )
      .option('--at <path>', 'where the folder will lie there (default: where it is written)')
      .option('--nic <name>', "the new server's card (default: all)")
      .addOption(
        new Option('--dhcp <mode>', 'hand out addresses, or leave that to another server').choices([
          'server',
          'proxy',
        ]),
      )
      .option('--range <first-last>', 'the addresses to hand out', toRange)
      .option('--gateway <ip>', 'the router that machines are told', toIpv4)
      .option('--dns <ip,...>', 'the name servers that machines are told', toAddresses)
      .option('--lease <seconds>', 'how long an address is lent', toInteger)
      .option('--http-port <port>', 'for kernels and discs (default: 80)', toInteger)
      .option('--force', 'write into a folder that is not empty')
      .action((folder: string, options: ExportOptions) => runExport(folder, options)),
  )
}

function runExport(folder: string, options: ExportOptions): Promise<void> {
  return inSession(options, async (session, output) => {
    let said = ''
    const stop = session.subscribe(
      push => {
        if (push.name !== 'setup.exported' || push.payload.what === said) return
        said = push.payload.what
        output.note(`Writing ${printable(said)}...`)
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
      output.answer(written, () => describeExport(written))
    } finally {
      process.off('SIGINT', cancel)
      stop()
    }
  })
}

function describeExport({ folder, fileCount, sizeBytes, network, remarks }: SetupExport): string {
  return [
    `${fileCount} files, ${formatBytes(sizeBytes)}, for a server at ${network.address}: ${printable(folder)}`,
    'Its README.md says how to start it.',
    ...remarks.map(remark => `- ${printable(describeSetupRemark(remark))}`),
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
    throw new InvalidArgumentError('An address looks like 10.99.0.1 or 10.99.0.1/24.')
  return { address, ...(prefixLength === null ? {} : { prefixLength }) }
}
