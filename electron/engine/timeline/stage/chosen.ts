import { isSeen, type StageRule } from '../sighting.ts'

/** The entry's own script was fetched, or a kernel that belongs to one entry alone: GRUB and PXELINUX say no more. */
export const seeChosen: StageRule = ({ event, boot, role }) => {
  if (event.kind === 'entry.chosen')
    return {
      stage: 'chosen',
      state: 'done',
      facts: { entry: event.entry, title: event.title },
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
