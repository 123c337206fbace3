import type { Words } from '#words/describe.ts'
import { Option, type Command } from 'commander'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { BootMenu, MenuLanguage, MenuNode } from '#contract/menu.ts'
import { nodesOf, withImported } from '#contract/menu-nodes.ts'
import { messageOfScriptProblem } from '#words/script.ts'
import { printable } from '../output.ts'
import { command, commandGroup, inSession, toInteger, toMac, type CommonOptions } from './command.ts'
import { describeImport, describeMenu, readTextFile } from './menu-text.ts'

const LANGUAGES = ['ipxe', 'grub', 'pxelinux'] as const satisfies readonly MenuLanguage[]
const KINDS = {
  bios: 'x86-bios',
  uefi: 'x64-uefi',
  ia32: 'x86-uefi',
  arm64: 'arm64-uefi',
} as const satisfies Record<string, ClientArch>

const asText = (lines: readonly string[]): string => lines.map(printable).join('\n')
const menuText = (menu: BootMenu, words: Words) => (): string => asText(describeMenu(menu, words))

/** `slipway menu show|set|render|import|arrange|check`. */
export function addMenuCommands(program: Command, words: Words): void {
  const { text } = words
  const menu = commandGroup(words, 'menu', text('cli.menu'))
  menu.addCommand(
    command(words, 'show', text('cli.menu.show')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const shown = await session.call('menu.show', null)
        output.answer(shown, menuText(shown, words))
      }),
    ),
  )
  menu.addCommand(
    command(words, 'set', text('cli.menu.set'))
      .option('--default <entry>', text('cli.menu.set.default'))
      .option('--timeout <seconds>', text('cli.menu.set.timeout'), toInteger)
      .action((options: CommonOptions & { default?: string; timeout?: number }) =>
        inSession(words, options, async (session, output) => {
          const changed = await session.call('menu.set', {
            defaultId: options.default,
            timeoutSeconds: options.timeout,
          })
          output.answer(changed, menuText(changed, words))
        }),
      ),
  )
  menu.addCommand(renderCommand(words))
  menu.addCommand(importCommand(words))
  menu.addCommand(arrangeCommand(words))
  menu.addCommand(checkCommand(words))
  program.addCommand(menu)
}

function renderCommand(words: Words): Command {
  const { text } = words
  return command(words, 'render', text('cli.menu.render'))
    .addOption(new Option('--for <loader>', text('cli.menu.for')).choices(LANGUAGES).makeOptionMandatory())
    .option('--machine <mac>', text('cli.menu.render.machine'), toMac)
    .addOption(new Option('--kind <kind>', text('cli.menu.render.kind')).choices(Object.keys(KINDS)))
    .option('--screen', text('cli.menu.render.screen'))
    .action(
      (
        options: CommonOptions & {
          for: MenuLanguage
          machine?: MacAddress
          kind?: keyof typeof KINDS
          screen?: boolean
        },
      ) =>
        inSession(words, options, async (session, output) => {
          const { text: rendered, screen } = await session.call('menu.render', {
            language: options.for,
            mac: options.machine,
            arch: options.kind && KINDS[options.kind],
          })
          const rows = screen.rows.map(row => `${row.look === 'selected' ? '>' : ' '}${row.text}`.trimEnd())
          output.answer({ text: rendered, screen }, () =>
            options.screen ? asText(rows) : rendered.trimEnd(),
          )
        }),
    )
}

function importCommand(words: Words): Command {
  const { text } = words
  return command(words, 'import', text('cli.menu.import'))
    .argument('<file>', text('cli.fileOrStdin'))
    .option('--replace', text('cli.menu.import.replace'))
    .option('--dry-run', text('cli.dryRun'))
    .action((file: string, options: CommonOptions & { replace?: boolean; dryRun?: boolean }) =>
      inSession(words, options, async (session, output) => {
        const read = await session.call('menu.read', { text: readTextFile(file) })
        if (options.dryRun) return output.answer(read, () => asText(describeImport(read, words)))
        const current = await session.call('menu.show', null)
        const { nodes, defaultId } = withImported(current, read, options.replace ? 'replace' : 'add')
        await session.call('menu.arrange', { nodes })
        const changed = await session.call('menu.set', {
          ...(options.replace && defaultId !== null ? { defaultId } : {}),
          ...(options.replace && read.timeoutSeconds !== null ? { timeoutSeconds: read.timeoutSeconds } : {}),
        })
        output.answer({ ...read, menu: changed }, () =>
          asText([...describeImport(read, words), ...describeMenu(changed, words)]),
        )
      }),
    )
}

function arrangeCommand(words: Words): Command {
  const { text } = words
  return command(words, 'arrange', text('cli.menu.arrange'))
    .argument('[file]', text('cli.menu.arrange.file'))
    .option('--reset', text('cli.menu.arrange.reset'))
    .action((file: string | undefined, options: CommonOptions & { reset?: boolean }) =>
      inSession(words, options, async (session, output) => {
        if (file === undefined && !options.reset) {
          const nodes = nodesOf(await session.call('menu.show', null))
          return output.answer(nodes, () => JSON.stringify(nodes, null, 2))
        }
        const nodes = file === undefined ? null : toNodes(file)
        const changed = await session.call('menu.arrange', { nodes })
        output.answer(changed, menuText(changed, words))
      }),
    )
}

function toNodes(file: string): readonly MenuNode[] {
  try {
    return JSON.parse(readTextFile(file)) as readonly MenuNode[]
  } catch (cause) {
    if (cause instanceof SlipwayError) throw cause
    throw new SlipwayError('invalid-input', { where: file, detail: String(cause) }, cause)
  }
}

function checkCommand(words: Words): Command {
  const { text } = words
  return command(words, 'check', text('cli.menu.check'))
    .argument('<file>', text('cli.fileOrStdin'))
    .addOption(new Option('--for <loader>', text('cli.menu.for')).choices(LANGUAGES).makeOptionMandatory())
    .action((file: string, options: CommonOptions & { for: MenuLanguage }) =>
      inSession(words, options, async (session, output) => {
        const checked = await session.call('menu.check', { language: options.for, text: readTextFile(file) })
        output.answer(checked, () =>
          checked.problems.length === 0
            ? text('cli.menu.no-mistakes')
            : asText(
                checked.problems.map(one =>
                  text('cli.menu.line', { line: one.line, text: messageOfScriptProblem(one) }),
                ),
              ),
        )
      }),
    )
}
