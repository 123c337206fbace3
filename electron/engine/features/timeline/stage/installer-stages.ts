import { STAGE_IDS } from '#contract/timeline.ts'
import type { InstallState } from '#contract/call-home.ts'
import type { StageRule, Sighting } from '../sighting.ts'

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
