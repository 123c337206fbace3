import type { StageRule } from '../sighting.ts'

/** The machine called home. */
export const seeReported: StageRule = ({ event }) =>
  event.kind === 'machine.reported' ? { stage: 'reported', state: 'done', facts: { text: event.text } } : null
