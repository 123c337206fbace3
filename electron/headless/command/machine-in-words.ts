import type { LastStart, Machine } from '#contract/machine.ts'
import { withoutSecrets } from '#contract/variables.ts'
import type { Words } from '#words/describe.ts'
import { formatMemory } from '#words/quantity.ts'
import { messageOfMachineSecureBoot } from '#words/secure-boot.ts'
import { formatTime, printable } from '../output.ts'

const NEXT_WORDS = {
  menu: 'menu',
  once: 'once',
  always: 'always',
  local: 'its own disk',
  ignore: 'ignored',
} as const

/** Its next boot in a column. */
export function describeNext(machine: Machine): string {
  const isEntry = machine.next === 'once' || machine.next === 'always'
  if (isEntry) return `${machine.entry ?? 'no entry'} ${NEXT_WORDS[machine.next]}`
  return machine.next === 'menu' && machine.isOnceSpent ? 'menu, own disk first' : NEXT_WORDS[machine.next]
}

/** What became of the entry it started last. */
function describeStart(start: LastStart): string {
  const title = start.title === '' ? 'something' : start.title
  const said = start.text === null || start.text === start.outcome ? '' : `: ${start.text}`
  const at = formatTime(start.outcomeAtMs ?? start.startedAtMs)
  switch (start.outcome) {
    case 'unreported':
      return `${title} at ${at}; it has not called home since`
    case 'installing':
      return `${title}, installing at ${at}${said}`
    case 'installed':
      return `${title}, installed at ${at}${said}`
    case 'failed':
      return `${title}, failed at ${at}${said}`
    case 'restarted':
      return `${title}, came back at ${at}, which counts as installed`
  }
}

function shownVariables({ variables }: Machine): string | null {
  return (
    Object.entries(withoutSecrets(variables))
      .map(([name, value]) => `${name}=${value}`)
      .join(', ') || null
  )
}

/** All that is known and set, line by line. */
export function describeMachine(machine: Machine, words: Words): string {
  const secureBoot = messageOfMachineSecureBoot(machine)
  const rows: readonly (readonly [string, string | null])[] = [
    ['mac', machine.mac],
    ['name', machine.name],
    ['firmware', machine.arch],
    ['uuid', machine.uuid],
    ['address', machine.ip],
    ['reserved address', machine.reservedIp],
    ['group', machine.group],
    ['next boot', describeNext(machine)],
    ['last start', machine.lastStart && describeStart(machine.lastStart)],
    ['counts as installed', machine.installedWhen === 'restarted' ? 'when it comes back to boot' : null],
    ['own disk', machine.ownDiskBy === null ? null : `by its ${machine.ownDiskBy}`],
    ['boot file', machine.filename],
    ['next server', machine.nextServer],
    ['root path', machine.rootPath],
    ['name servers', machine.dns.join(', ') || null],
    ['loader', machine.loader],
    ['serial number', machine.serial],
    [
      'memory',
      machine.memoryMegabytes === null ? null : formatMemory(machine.memoryMegabytes, words.language),
    ],
    ['answers', machine.answer],
    ['variables', shownVariables(machine)],
    ['secure boot', secureBoot && words.describe(secureBoot)],
  ]
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => printable(`${name}: ${value}`))
    .join('\n')
}
