import type { InstallState } from '#contract/call-home.ts'
import type { Sighting, StageRule } from '../sighting.ts'

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
