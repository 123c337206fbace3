import type { StageRule } from '../sighting.ts'

/** The menu is on the screen from the moment its script was fetched until something is chosen. */
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
