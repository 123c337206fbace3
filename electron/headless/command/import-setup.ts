import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { SetupImport, TakenFiles } from '#contract/setup.ts'
import { takeOverSetup } from '#contract/take-over-setup.ts'
import { printable, table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway import-setup FILE`. */
export function addImportSetupCommand(program: Command): void {
  program.addCommand(
    command('import-setup', 'take over machines and menus from a dnsmasq.conf and its TFTP root')
      .argument('<file>', 'the dnsmasq.conf, a folder with one, or a root of TFTP')
      .option('--dry-run', 'only say what would be read')
      .option('--files', 'also copy the files that its menus and machines name')
      .action((file: string, options: CommonOptions & { dryRun?: boolean; files?: boolean }) =>
        inSession(options, async (session, output) => {
          const path = resolve(file)
          const read = await session.call('setup.read', { path })
          const taken =
            options.files && !options.dryRun ? await session.call('setup.takeFiles', { path }) : null
          if (!options.dryRun) await takeOverSetup(session.call, read)
          output.answer({ ...read, ...(taken && { taken }) }, () => describeSetup(read, taken))
        }),
      ),
  )
}

function describeSetup(
  { machines, network, bootFiles, tftpRoot, files, menus, unread }: SetupImport,
  taken: TakenFiles | null,
): string {
  const { dhcp, range, gateway, dns, leaseSeconds, nic } = network
  const serve = [
    ...['slipway serve', `--nic ${nic ?? 'NAME'}`],
    ...(dhcp === undefined ? [] : [`--dhcp ${dhcp}`]),
    ...(range ? [`--range ${range.first}-${range.last}`] : []),
    ...(gateway ? [`--gateway ${gateway}`] : []),
    ...(dns && dns.length > 0 ? [`--dns ${dns.join(',')}`] : []),
    ...(leaseSeconds ? [`--lease ${leaseSeconds}`] : []),
  ]
  const rows = machines.map(one => [
    one.mac,
    one.name ?? '',
    one.isIgnored ? 'no answer' : (one.reservedIp ?? ''),
    one.filename ?? '',
  ])
  const entries = menus.reduce((sum, { menu }) => sum + menu.nodes.length, 0)
  return [
    ...(rows.length > 0
      ? [table(['MAC', 'NAME', 'ADDRESS', 'BOOT FILE'], rows)]
      : ['No machines are named in it.']),
    `Menus: ${menus.length === 0 ? 'none' : `${menus.map(({ file }) => printable(file)).join(', ')}: ${entries} lines`}`,
    ...(taken
      ? [
          `Copied ${taken.copied.length} files, ${taken.kept.length} were there already.`,
          ...taken.missing.map(name => `Not found: ${printable(name)}`),
        ]
      : tftpRoot !== null && files.length > 0
        ? [
            `${files.length} files that they name are still in ${printable(tftpRoot)}: --files copies them to your own boot programs.`,
          ]
        : []),
    ...bootFiles.map(
      ({ when, file }) => `It told ${printable(when)} to load ${printable(file)}; Slipway chooses by itself.`,
    ),
    `The same network: ${serve.map(printable).join(' ')}`,
    ...(unread.length > 0 ? ['Not understood:'] : []),
    ...unread.map(({ file, line, text }) => `  ${printable(file)}:${line}: ${printable(text)}`),
  ].join('\n')
}
