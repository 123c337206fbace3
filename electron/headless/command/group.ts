import type { Words } from '#words/describe.ts'
import { Option, type Command } from 'commander'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { NextBoot } from '#contract/machine.ts'
import { withoutSecrets } from '#contract/variables.ts'
import { heads, printable, table } from '../output.ts'
import { command, commandGroup, inSession, type CommonOptions } from './command.ts'
import { NEXT_CHOICES } from './machine.ts'
import { clearing, gather, toVariables } from './variables.ts'

interface SetOptions extends CommonOptions {
  readonly entry?: string
  readonly next?: NextBoot
  readonly var?: readonly string[]
}

/** `slipway group list|set|remove`. */
export function addGroupCommands(program: Command, words: Words): void {
  const { text } = words
  const group = commandGroup(words, 'group', text('cli.group'))
  group.addCommand(
    command(words, 'list', text('cli.group.list')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const groups = await session.call('groups.list', null)
        const machines = await session.call('machines.list', null)
        const shown = groups.map(one => ({
          ...one,
          variables: withoutSecrets(one.variables),
          machines: machines.filter(machine => machine.group === one.name).map(machine => machine.mac),
        }))
        output.answer(shown, () =>
          shown.length === 0
            ? text('cli.groups.none')
            : table(
                heads(words, 'name', 'next', 'entry', 'variables', 'machines'),
                shown.map(one => [
                  one.name,
                  one.next,
                  one.entry ?? '',
                  variableWords(one.variables),
                  String(one.machines.length),
                ]),
              ),
        )
      }),
    ),
  )
  group.addCommand(
    command(words, 'set', text('cli.group.set'))
      .argument('<name>')
      .option('--entry <entry>', text('cli.group.set.entry'))
      .addOption(new Option('--next <what>', text('cli.group.set.next')).choices(NEXT_CHOICES))
      .option('--var <name=value>', text('cli.var'), gather)
      .action((name: string, options: SetOptions) =>
        inSession(words, options, async (session, output) => {
          const change = {
            entry: options.entry === 'none' ? null : options.entry,
            next: options.next,
            variables: options.var && clearing(toVariables(options.var)),
          }
          const changed = await session.call('groups.set', { name, change })
          output.answer(changed, () => describeGroup(changed, words))
        }),
      ),
  )
  group.addCommand(
    command(words, 'remove', text('cli.group.remove'))
      .argument('<name>')
      .action((name: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          await session.call('groups.remove', { name })
          output.answer({ removed: name }, () => printable(text('cli.removed', { name })))
        }),
      ),
  )
  program.addCommand(group)
}

function describeGroup(group: MachineGroup, { text }: Words): string {
  const variables = variableWords(withoutSecrets(group.variables))
  const rows = [
    [text('cli.row.name'), group.name],
    [text('cli.row.next'), group.next],
    [text('cli.row.entry'), group.entry ?? ''],
    [text('cli.row.variables'), variables],
  ] as const
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => printable(text('cli.row', { name, value })))
    .join('\n')
}

function variableWords(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}
