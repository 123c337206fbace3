import { isMemoryShort, type MemoryFacts } from '#contract/memory-need.ts'
import { isSeen, type StageRule, type Sighting } from '../sighting.ts'
import { isIpxe } from './dhcp-stages.ts'
import { STAGE_IDS } from '#contract/timeline.ts'
import type { InstallState } from '#contract/call-home.ts'

const LOADERS = { ipxe: 'iPXE', grub: 'GRUB', pxelinux: 'PXELINUX' } as const

/** The boot program runs: iPXE shows it by its user class, other loaders by requesting their configuration. */
export const seeStarted: StageRule = ({ event, boot, role }) => {
  if (event.kind === 'dhcp.discovered') {
    if (!isIpxe(event.userClass)) return null
    // The address stage is still to come, so this proves only the program stage, if there was one at all.
    return { stage: 'started', state: 'done', facts: { program: 'iPXE' }, proves: ['program'] }
  }
  if (event.kind === 'menu.served')
    return { stage: 'started', state: 'done', facts: { program: LOADERS[event.language] } }
  const isRequest = event.kind === 'tftp.started' || event.kind === 'tftp.finished'
  if (!isRequest || role?.kind !== 'config' || isSeen(boot, 'menu')) return null
  return { stage: 'started', state: 'done', facts: { program: role.loader } }
}

/** The menu is on the screen from the request for its script until an entry is chosen. */
export const seeMenu: StageRule = ({ event }) => {
  if (event.kind !== 'menu.served') return null
  const { language, timeoutSeconds, defaultId, entryCount } = event
  return {
    stage: 'menu',
    state: 'running',
    facts: { language, timeoutSeconds, defaultId, entryCount },
    reopens: true,
    rewinds: true,
  }
}

/** The entry's own script was fetched, or a kernel that only one entry has: GRUB and PXELINUX send no other sign. */
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

/** An installer fetches its answer file before, between or after reads of its image. */
const BEFORE = STAGE_IDS.slice(0, STAGE_IDS.indexOf('image'))

/** The answer file was sent; or the entry starts without it, with the reason. */
export const seeAnswered: StageRule = ({ event }) => {
  switch (event.kind) {
    case 'answer.served':
      return {
        stage: 'answered',
        state: 'done',
        facts: { answer: event.answer, file: event.file },
        proves: BEFORE,
      }
    case 'answer.skipped':
      return {
        stage: 'answered',
        state: 'warning',
        facts: { answer: event.answer, skipped: event.reason },
        proves: [],
      }
    default:
      return null
  }
}

/** The machine called home. */
export const seeReported: StageRule = ({ event }) => {
  if (event.kind !== 'machine.reported') return null
  const state = event.state === undefined ? 'done' : STATE[event.state]
  return { stage: 'reported', state, facts: { text: event.text } }
}

const STATE: Readonly<Record<InstallState, Sighting['state']>> = {
  installing: 'running',
  installed: 'done',
  failed: 'failed',
}
