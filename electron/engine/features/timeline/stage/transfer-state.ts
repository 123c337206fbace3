import type { BootEvent } from '#contract/boot-event.ts'
import { reason, reasonOf } from '#contract/reason.ts'
import type { Sighting } from '../sighting.ts'

/** What a transfer's fact makes of the stage that loads; null for facts that are no transfer. */
export function stateOfTransfer(
  event: BootEvent,
  isComplete: boolean,
): Pick<Sighting, 'state' | 'facts'> | null {
  switch (event.kind) {
    case 'tftp.started':
    case 'tftp.progress':
      return { state: 'running', facts: { file: event.file } }
    case 'tftp.finished':
      return { state: isComplete ? 'done' : 'running', facts: { file: event.file } }
    case 'tftp.failed':
      return { state: 'failed', facts: { file: event.file, ...reasonOf(event) } }
    case 'http.started':
    case 'http.progress':
      return { state: 'running', facts: { file: event.path } }
    case 'http.finished':
      if (event.sentBytes === 0 || event.status >= 300) return null
      return { state: isComplete ? 'done' : 'running', facts: { file: event.path } }
    case 'http.aborted':
      return { state: 'failed', facts: { file: event.path, ...reason('hung-up') } }
    default:
      return null
  }
}
