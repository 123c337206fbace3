import { reason } from '#contract/reason.ts'
import type { SecureBootRefusedFact } from '#contract/secure-boot-fact.ts'
import { describeRefusal } from '#contract/secure-boot-text.ts'
import { isSeen, stageOf, type Sighting, type StageRule, type View } from '../sighting.ts'
import { stateOfTransfer } from './transfer-state.ts'

/** Kernel and initrds, done when every file of the entry is out, or when the kernel itself is heard of. */
export const seeKernel: StageRule = view => {
  const { event, boot, role, load } = view
  if (event.kind === 'dhcp.discovered' && !event.isBootClient)
    return isSeen(boot, 'kernel') ? { stage: 'kernel', state: 'done' } : null
  if (event.kind === 'secure-boot.refused') return refused(event)
  // An installer may read its own kernel again to put it on the disk.
  if (role?.kind !== 'kernel' || isSeen(boot, 'image')) return null
  if (event.kind === 'http.missing' || event.kind === 'tftp.missing') return missing(view)
  const transfer = stateOfTransfer(event, hasAllFiles(view))
  if (!transfer) return null
  return {
    stage: 'kernel',
    ...transfer,
    reopens: true,
    ...(load ? { progress: { sentBytes: load.sentBytes, sizeBytes: load.sizeBytes } } : {}),
  }
}

function hasAllFiles({ boot, role, load }: View): boolean {
  if (role?.kind !== 'kernel' || !load?.isComplete) return false
  const chosen = stageOf(boot, 'chosen').facts['entry']
  const ofChosen = role.entries.filter(entry => entry.id === chosen)
  const candidates = ofChosen.length > 0 ? ofChosen : role.entries
  return candidates.some(entry => entry.files.every(load.isWhole))
}

/** What GRUB says itself is certain; what is known of the kernel beforehand is a warning until then. */
function refused(fact: SecureBootRefusedFact): Sighting {
  return {
    stage: 'kernel',
    state: fact.isCertain ? 'failed' : 'warning',
    facts: {
      reason: describeRefusal(fact),
      refused: fact.verdict ?? 'unknown',
      ...(fact.signer === null ? {} : { signer: fact.signer }),
    },
    ...(fact.isCertain ? {} : { proves: [] }),
  }
}

function missing({ event }: View): Sighting | null {
  const file = event.kind === 'http.missing' ? event.path : event.kind === 'tftp.missing' ? event.file : ''
  return { stage: 'kernel', state: 'failed', facts: { file, ...reason('file-not-here') } }
}
