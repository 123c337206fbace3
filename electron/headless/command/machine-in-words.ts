import type { LastStart, Machine } from '#contract/machine.ts'
import { withoutSecrets } from '#contract/variables.ts'
import type { Words } from '#words/describe.ts'
import { formatMemory } from '#words/quantity.ts'
import { messageOfMachineSecureBoot } from '#words/secure-boot.ts'
import { formatTime, printable } from '../output.ts'

/** The next boot as a table cell. */
export function describeNext(machine: Machine, { text }: Words): string {
  const { next } = machine
  if (next === 'once' || next === 'always')
    return text(`cli.next.${next}`, { entry: machine.entry ?? text('cli.next.no-entry') })
  return text(next === 'menu' && machine.isOnceSpent ? 'cli.next.menu-disk' : `cli.next.${next}`)
}

/** The outcome of the last start. */
function describeStart(start: LastStart, { text }: Words): string {
  const outcome = text(`cli.start.${start.outcome}`, {
    title: start.title === '' ? text('cli.start.something') : start.title,
    time: formatTime(start.outcomeAtMs ?? start.startedAtMs),
  })
  const isNews =
    start.text !== null &&
    start.text !== start.outcome &&
    start.outcome !== 'unreported' &&
    start.outcome !== 'restarted'
  return isNews ? text('cli.start.said', { start: outcome, text: start.text ?? '' }) : outcome
}

function shownVariables({ variables }: Machine): string | null {
  return (
    Object.entries(withoutSecrets(variables))
      .map(([name, value]) => `${name}=${value}`)
      .join(', ') || null
  )
}

/** Everything that Slipway knows about a machine, line by line. */
export function describeMachine(machine: Machine, words: Words): string {
  const { text, language } = words
  const secureBoot = messageOfMachineSecureBoot(machine)
  const { memoryMegabytes, ownDiskBy } = machine
  const rows: readonly (readonly [string, string | null])[] = [
    [text('cli.row.mac'), machine.mac],
    [text('cli.row.name'), machine.name],
    [text('cli.row.firmware'), machine.arch],
    [text('cli.row.uuid'), machine.uuid],
    [text('cli.row.address'), machine.ip],
    [text('cli.row.reserved'), machine.reservedIp],
    [text('cli.row.group'), machine.group],
    [text('cli.row.next'), describeNext(machine, words)],
    [text('cli.row.lastStart'), machine.lastStart && describeStart(machine.lastStart, words)],
    [
      text('cli.row.installedWhen'),
      machine.installedWhen === 'restarted' ? text('cli.machine.installed-when-back') : null,
    ],
    [text('cli.row.ownDisk'), ownDiskBy === null ? null : text(`cli.machine.own-disk.${ownDiskBy}`)],
    [text('cli.row.bootFile'), machine.filename],
    [text('cli.row.nextServer'), machine.nextServer],
    [text('cli.row.rootPath'), machine.rootPath],
    [text('cli.row.dns'), machine.dns.join(', ') || null],
    [text('cli.row.loader'), machine.loader],
    [text('cli.row.serial'), machine.serial],
    [text('cli.row.memory'), memoryMegabytes === null ? null : formatMemory(memoryMegabytes, language)],
    [text('cli.row.answer'), machine.answer],
    [text('cli.row.variables'), shownVariables(machine)],
    [text('cli.row.secureBoot'), secureBoot && words.describe(secureBoot)],
  ]
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => printable(text('cli.row', { name, value: value ?? '' })))
    .join('\n')
}
