import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { MachineChange } from '#contract/machine.ts'
import { withImported } from '#contract/menu-nodes.ts'
import type { SetupImport, SetupMachine } from '#contract/setup.ts'
import { printable, table } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway import-setup FILE`. */
export function addImportSetupCommand(program: Command): void {
  program.addCommand(
    command('import-setup', 'take over machines and menus from a dnsmasq.conf and its TFTP root')
      .argument('<file>', 'the dnsmasq.conf')
      .option('--dry-run', 'only say what would be read')
      .action((file: string, options: CommonOptions & { dryRun?: boolean }) =>
        inSession(options, async (session, output) => {
          const read = await session.call('setup.read', { path: resolve(file) })
          if (!options.dryRun) await takeOver(session, read)
          output.answer(read, () => describeSetup(read))
        }),
      ),
  )
}

/** Machines first: they may be named in menus of their own, which are added below what there is. */
async function takeOver(session: Session, { machines, menus }: SetupImport): Promise<void> {
  for (const machine of machines)
    await session.call('machines.set', { mac: machine.mac, change: changeOf(machine) })
  for (const { menu } of menus) {
    const { nodes } = withImported(await session.call('menu.show', null), menu, 'add')
    await session.call('menu.arrange', { nodes })
  }
}

/** What the file does not say stays as it is. */
function changeOf({
  name,
  reservedIp,
  filename,
  nextServer,
  rootPath,
  isIgnored,
}: SetupMachine): MachineChange {
  return {
    ...(name === null ? {} : { name }),
    ...(reservedIp === null ? {} : { reservedIp }),
    ...(filename === null ? {} : { filename }),
    ...(nextServer === null ? {} : { nextServer }),
    ...(rootPath === null ? {} : { rootPath }),
    ...(isIgnored ? { next: 'ignore' as const } : {}),
  }
}

function describeSetup({ machines, network, bootFiles, tftpRoot, menus, unread }: SetupImport): string {
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
    ...(tftpRoot !== null && entries > 0
      ? [
          `Files that they name are looked for among your own boot programs; so far they are in ${printable(tftpRoot)}.`,
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
