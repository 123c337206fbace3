import type { Words } from '#words/describe.ts'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { SetupImport, ImportedFiles } from '#contract/setup.ts'
import { importSetup } from '#contract/import-setup.ts'
import { messageOfScriptProblem } from '#words/script.ts'
import { heads, printable, table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'

/** `slipway import-setup FILE`. */
export function addImportSetupCommand(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'import-setup', text('cli.import-setup'))
      .argument('<file>', text('cli.import-setup.file'))
      .option('--dry-run', text('cli.dryRun'))
      .option('--files', text('cli.import-setup.files'))
      .action((file: string, options: CommonOptions & { dryRun?: boolean; files?: boolean }) =>
        inSession(words, options, async (session, output) => {
          const path = resolve(file)
          const read = await session.call('setup.read', { path })
          const taken =
            options.files && !options.dryRun ? await session.call('setup.takeFiles', { path }) : null
          if (!options.dryRun) await importSetup(session.call, read)
          output.answer({ ...read, ...(taken && { taken }) }, () => describeSetup(read, taken, words))
        }),
      ),
  )
}

function describeSetup(
  { machines, network, bootFiles, tftpRoot, files, menus, unread }: SetupImport,
  taken: ImportedFiles | null,
  words: Words,
): string {
  const { text } = words
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
    one.isIgnored ? text('cli.setup.no-answer') : (one.reservedIp ?? ''),
    one.filename ?? '',
  ])
  const entries = menus.reduce((sum, { menu }) => sum + menu.nodes.length, 0)
  return [
    ...(rows.length > 0
      ? [table(heads(words, 'mac', 'name', 'address', 'bootFile'), rows)]
      : [text('cli.setup.no-machines')]),
    menus.length === 0
      ? text('cli.setup.no-menus')
      : text('cli.setup.menus', {
          files: menus.map(({ file }) => printable(file)).join(', '),
          count: entries,
        }),
    ...(taken
      ? [
          text('cli.setup.copied', { count: taken.copied.length, kept: taken.kept.length }),
          ...taken.missing.map(name => text('cli.setup.not-found', { name: printable(name) })),
        ]
      : tftpRoot !== null && files.length > 0
        ? [text('cli.setup.still-there', { count: files.length, folder: printable(tftpRoot) })]
        : []),
    ...bootFiles.map(({ when, file }) =>
      text('cli.setup.told', { when: printable(when), file: printable(file) }),
    ),
    text('cli.setup.serve', { command: serve.map(printable).join(' ') }),
    ...(unread.length > 0 ? [text('cli.setup.not-understood')] : []),
    ...unread.map(
      one =>
        `  ${printable(one.file)}:${one.line}: ${printable(words.describe(messageOfScriptProblem(one)))}`,
    ),
  ].join('\n')
}
