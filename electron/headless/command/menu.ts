import { Option, type Command } from 'commander'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { BootMenu, MenuLanguage, MenuNode } from '#contract/menu.ts'
import { nodesOf, withImported } from '#contract/menu-nodes.ts'
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
const menuText = (menu: BootMenu) => (): string => asText(describeMenu(menu))

/** `slipway menu show|set|render|import|arrange|check`. */
export function addMenuCommands(program: Command): void {
  const menu = commandGroup('menu', 'the boot menu')
  menu.addCommand(
    command('show', 'the entries, the default and the timeout').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const shown = await session.call('menu.show', null)
        output.answer(shown, menuText(shown))
      }),
    ),
  )
  menu.addCommand(
    command('set', 'change the default or the timeout')
      .option('--default <entry>', 'the entry that starts by itself')
      .option('--timeout <seconds>', 'seconds until it does; 0 waits for ever', toInteger)
      .action((options: CommonOptions & { default?: string; timeout?: number }) =>
        inSession(options, async (session, output) => {
          const changed = await session.call('menu.set', {
            defaultId: options.default,
            timeoutSeconds: options.timeout,
          })
          output.answer(changed, menuText(changed))
        }),
      ),
  )
  menu.addCommand(renderCommand())
  menu.addCommand(importCommand())
  menu.addCommand(arrangeCommand())
  menu.addCommand(checkCommand())
  program.addCommand(menu)
}

function renderCommand(): Command {
  return command('render', 'the menu as a boot loader gets it')
    .addOption(new Option('--for <loader>', 'whose language').choices(LANGUAGES).makeOptionMandatory())
    .option('--machine <mac>', 'as this machine gets it', toMac)
    .addOption(new Option('--kind <kind>', 'as machines of this kind get it').choices(Object.keys(KINDS)))
    .option('--screen', 'as the machine shows it, 80 by 25')
    .action(
      (
        options: CommonOptions & {
          for: MenuLanguage
          machine?: MacAddress
          kind?: keyof typeof KINDS
          screen?: boolean
        },
      ) =>
        inSession(options, async (session, output) => {
          const { text, screen } = await session.call('menu.render', {
            language: options.for,
            mac: options.machine,
            arch: options.kind && KINDS[options.kind],
          })
          const rows = screen.rows.map(row => `${row.look === 'selected' ? '>' : ' '}${row.text}`.trimEnd())
          output.answer({ text, screen }, () => (options.screen ? asText(rows) : text.trimEnd()))
        }),
    )
}

function importCommand(): Command {
  return command('import', 'take over a grub.cfg, a pxelinux.cfg/default or an iPXE menu')
    .argument('<file>', 'the file, - for what comes in')
    .option('--replace', 'instead of what was arranged; entries of images stay')
    .option('--dry-run', 'only say what would be read')
    .action((file: string, options: CommonOptions & { replace?: boolean; dryRun?: boolean }) =>
      inSession(options, async (session, output) => {
        const read = await session.call('menu.read', { text: readTextFile(file) })
        if (options.dryRun) return output.answer(read, () => asText(describeImport(read)))
        const current = await session.call('menu.show', null)
        const { nodes, defaultId } = withImported(current, read, options.replace ? 'replace' : 'add')
        await session.call('menu.arrange', { nodes })
        const changed = await session.call('menu.set', {
          ...(options.replace && defaultId !== null ? { defaultId } : {}),
          ...(options.replace && read.timeoutSeconds !== null ? { timeoutSeconds: read.timeoutSeconds } : {}),
        })
        output.answer({ ...read, menu: changed }, () =>
          asText([...describeImport(read), ...describeMenu(changed)]),
        )
      }),
    )
}

function arrangeCommand(): Command {
  return command('arrange', 'print the menu as JSON to be edited, or take it back')
    .argument('[file]', 'the edited JSON, - for what comes in')
    .option('--reset', 'make the menu of the images alone again')
    .action((file: string | undefined, options: CommonOptions & { reset?: boolean }) =>
      inSession(options, async (session, output) => {
        if (file === undefined && !options.reset) {
          const nodes = nodesOf(await session.call('menu.show', null))
          return output.answer(nodes, () => JSON.stringify(nodes, null, 2))
        }
        const nodes = file === undefined ? null : toNodes(file)
        const changed = await session.call('menu.arrange', { nodes })
        output.answer(changed, menuText(changed))
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

function checkCommand(): Command {
  return command('check', 'look for mistakes in the text of an own entry')
    .argument('<file>', 'the text, - for what comes in')
    .addOption(new Option('--for <loader>', 'whose language').choices(LANGUAGES).makeOptionMandatory())
    .action((file: string, options: CommonOptions & { for: MenuLanguage }) =>
      inSession(options, async (session, output) => {
        const text = readTextFile(file)
        const checked = await session.call('menu.check', { language: options.for, text })
        output.answer(checked, () =>
          checked.problems.length === 0
            ? 'No mistake was found.'
            : asText(checked.problems.map(one => `line ${one.line}: ${one.text}`)),
        )
      }),
    )
}
