import type { BootEvent } from '#contract/boot-event.ts'
import { reason } from '#contract/reason.ts'
import type { Boot } from '#contract/timeline.ts'
import { absolutePath } from '../load-meter.ts'
import { stageOf, type Sighting, type StageRule } from '../sighting.ts'
import { stateOfTransfer } from './transfer-state.ts'

/** The first program on its way. The firmware's probe for its size begins it; that it hangs up then is normal. */
export const seeProgram: StageRule = ({ event, boot, role, load }) => {
  const missing = missingProgram(event, boot)
  if (missing) return missing
  if (role?.kind !== 'program') return null
  if (event.kind === 'tftp.probed')
    return {
      stage: 'program',
      state: 'running',
      facts: { file: event.file, sizeBytes: event.sizeBytes },
    }
  const transfer = stateOfTransfer(event, load?.isComplete === true)
  if (!transfer) return null
  return {
    stage: 'program',
    ...transfer,
    reopens: true,
    ...(load ? { progress: { sentBytes: load.sentBytes, sizeBytes: load.sizeBytes } } : {}),
  }
}

/** Loaders ask for many files that need not exist; only the one the machine was told to load matters. */
function missingProgram(event: BootEvent, boot: Boot): Sighting | null {
  if (event.kind !== 'tftp.missing' && event.kind !== 'http.missing') return null
  const path = event.kind === 'tftp.missing' ? event.file : event.path
  const bootFile = String(stageOf(boot, 'told').facts['bootFile'] ?? '')
  const told = bootFile.replace(/^https?:\/\/[^/]*/i, '')
  if (told === '' || absolutePath(path) !== absolutePath(told)) return null
  return { stage: 'program', state: 'failed', facts: { file: path, ...reason('file-not-here') } }
}
