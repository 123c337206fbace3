import { Option, type Command } from 'commander'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { NextBoot } from '#contract/machine.ts'
import { withoutSecrets } from '#contract/variables.ts'
import { printable, table } from '../output.ts'
import { command, commandGroup, inSession, type CommonOptions } from './command.ts'
import { NEXT_CHOICES } from './machine.ts'
import { clearing, gather, toVariables } from './variables.ts'

interface SetOptions extends CommonOptions {
  readonly entry?: string
  readonly next?: NextBoot
  readonly var?: readonly string[]
}

/** `slipway group list|set|remove`. */
export function addGroupCommands(program: Command): void {
  const group = commandGroup('group', 'machines that are meant to be alike')
  group.addCommand(
    command('list', 'every group').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const groups = await session.call('groups.list', null)
        const machines = await session.call('machines.list', null)
        const shown = groups.map(one => ({
          ...one,
          variables: withoutSecrets(one.variables),
          machines: machines.filter(machine => machine.group === one.name).map(machine => machine.mac),
        }))
        output.answer(shown, () =>
          shown.length === 0
            ? 'There is no group.'
            : table(
                ['NAME', 'NEXT BOOT', 'ENTRY', 'VARIABLES', 'MACHINES'],
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
    command('set', 'make a group, or change it and every machine in it; "none" clears')
      .argument('<name>')
      .option('--entry <entry>', 'the entry that its machines start')
      .addOption(new Option('--next <what>', 'what their next network boot does').choices(NEXT_CHOICES))
      .option(
        '--var <name=value>',
        'a variable for answer files; "name=" takes it away; may be given again',
        gather,
      )
      .action((name: string, options: SetOptions) =>
        inSession(options, async (session, output) => {
          const change = {
            entry: options.entry === 'none' ? null : options.entry,
            next: options.next,
            variables: options.var && clearing(toVariables(options.var)),
          }
          const changed = await session.call('groups.set', { name, change })
          output.answer(changed, () => describeGroup(changed))
        }),
      ),
  )
  group.addCommand(
    command('remove', 'remove a group; its machines stay as they are')
      .argument('<name>')
      .action((name: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          await session.call('groups.remove', { name })
          output.answer({ removed: name }, () => printable(`Removed ${name}.`))
        }),
      ),
  )
  program.addCommand(group)
}

function describeGroup(group: MachineGroup): string {
  const variables = variableWords(withoutSecrets(group.variables))
  return [
    `name: ${group.name}`,
    `next boot: ${group.next}`,
    ...(group.entry === null ? [] : [`entry: ${group.entry}`]),
    ...(variables === '' ? [] : [`variables: ${variables}`]),
  ]
    .map(printable)
    .join('\n')
}

function variableWords(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}
