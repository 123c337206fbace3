import { isSeen, type StageRule } from '../sighting.ts'
import { stateOfTransfer } from './transfer-state.ts'

/**
 * The started system reads its image. Done means: all that it has asked for so far is out; it may ask for more.
 * Reading a part and hanging up is what installers do, so that is no failure here.
 */
export const seeImage: StageRule = ({ event, boot, role, load }) => {
  const isImage = role?.kind === 'image' || (role?.kind === 'kernel' && isSeen(boot, 'image'))
  if (!isImage) return null
  const transfer = stateOfTransfer(event, load?.isComplete === true)
  if (!transfer) return null
  const file = transfer.facts?.['file']
  return {
    stage: 'image',
    state: transfer.state === 'failed' ? 'running' : transfer.state,
    reopens: true,
    ...(file === undefined ? {} : { facts: { file } }),
    ...(load ? { progress: { sentBytes: load.sentBytes, sizeBytes: load.sizeBytes } } : {}),
  }
}
