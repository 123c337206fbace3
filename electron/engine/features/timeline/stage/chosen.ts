import { isMemoryShort, type MemoryFacts } from '#contract/memory-need.ts'
import { isSeen, type StageRule } from '../sighting.ts'

/** The entry's own script was fetched, or a kernel that belongs to one entry alone: GRUB and PXELINUX say no more. */
export const seeChosen: StageRule = ({ event, boot, role }) => {
  if (event.kind === 'entry.chosen')
    return {
      stage: 'chosen',
      state: isMemoryShort(event.neededMegabytes, event.memoryMegabytes) ? 'warning' : 'done',
      facts: { entry: event.entry, title: event.title, ...memoryOf(event) },
      rewinds: true,
    }
  if (event.kind === 'secure-boot.restart-chosen')
    return { stage: 'chosen', state: 'done', facts: { entry: event.entry, title: event.title } }
  if (event.kind !== 'tftp.started' && event.kind !== 'http.started') return null
  if (role?.kind !== 'kernel' || isSeen(boot, 'chosen') || isSeen(boot, 'image')) return null
  const [entry, ...others] = role.entries
  if (!entry || others.length > 0) return null
  return { stage: 'chosen', state: 'done', facts: { entry: entry.id, title: entry.title } }
}

function memoryOf({ neededMegabytes, memoryMegabytes }: MemoryFacts): Readonly<Record<string, number>> {
  if (neededMegabytes === undefined || memoryMegabytes === undefined) return {}
  return { neededMegabytes, memoryMegabytes }
}
