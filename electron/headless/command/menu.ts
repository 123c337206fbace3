import { Option, type Command } from 'commander'
import type { MacAddress } from '#contract/address.ts'
import type { BootMenu, MenuLanguage } from '#contract/menu.ts'
import { printable } from '../output.ts'
import { command, commandGroup, inSession, toInteger, toMac, type CommonOptions } from './command.ts'

/** `slipway menu show|set|render`. */
export function addMenuCommands(program: Command): void {
  const menu = commandGroup('menu', 'the boot menu')
  menu.addCommand(
    command('show', 'the entries, the default and the timeout').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const shown = await session.call('menu.show', null)
        output.answer(shown, () => describeMenu(shown))
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
          output.answer(changed, () => describeMenu(changed))
        }),
      ),
  )
  menu.addCommand(
    command('render', 'the menu as a boot loader gets it')
      .addOption(
        new Option('--for <loader>', 'whose language')
          .choices(['ipxe', 'grub', 'pxelinux'])
          .makeOptionMandatory(),
      )
      .option('--machine <mac>', 'as this machine gets it', toMac)
      .action((options: CommonOptions & { for: MenuLanguage; machine?: MacAddress }) =>
        inSession(options, async (session, output) => {
          const { text } = await session.call('menu.render', { language: options.for, mac: options.machine })
          output.answer({ text }, () => text.trimEnd())
        }),
      ),
  )
  program.addCommand(menu)
}

function describeMenu(menu: BootMenu): string {
  const lines = menu.items.map(item => `${item.id === menu.defaultId ? '*' : ' '} ${item.id}: ${item.title}`)
  const wait =
    menu.timeoutSeconds === 0
      ? 'The menu waits for a choice.'
      : `${menu.defaultId} starts by itself after ${menu.timeoutSeconds} s.`
  return [...lines, wait].map(printable).join('\n')
}
