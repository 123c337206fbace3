import type { BootEvent } from '#contract/boot-event.ts'
import { reason, reasonOf } from '#contract/reason.ts'
import type { Boot } from '#contract/timeline.ts'
import type { SecureBootRefusedFact } from '#contract/secure-boot-fact.ts'
import { absolutePath } from '../load-meter.ts'
import { stageOf, type Sighting, type StageRule, isSeen, type View } from '../sighting.ts'

/** The transfer of the first program. The firmware's size probe begins the stage; aborting the probe is normal. */
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

/** Loaders request many optional files; only the boot file in Slipway's DHCP reply matters. */
function missingProgram(event: BootEvent, boot: Boot): Sighting | null {
  if (event.kind !== 'tftp.missing' && event.kind !== 'http.missing') return null
  const path = event.kind === 'tftp.missing' ? event.file : event.path
  const bootFile = String(stageOf(boot, 'told').facts['bootFile'] ?? '')
  const offered = bootFile.replace(/^https?:\/\/[^/]*/i, '')
  if (offered === '' || absolutePath(path) !== absolutePath(offered)) return null
  return { stage: 'program', state: 'failed', facts: { file: path, ...reason('file-not-here') } }
}

/** Kernel and initrds: done when every file of the entry was sent, or when the kernel itself sends a request. */
export const seeKernel: StageRule = view => {
  const { event, boot, role, load } = view
  if (event.kind === 'dhcp.discovered' && !event.isBootClient)
    return isSeen(boot, 'kernel') ? { stage: 'kernel', state: 'done' } : null
  if (event.kind === 'secure-boot.refused') return refusedKernel(event)
  // An installer may read its own kernel again to write it to the disk.
  if (role?.kind !== 'kernel' || isSeen(boot, 'image')) return null
  if (event.kind === 'http.missing' || event.kind === 'tftp.missing') return missingKernel(view)
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

/** GRUB's own report is certain; a prediction from the signatures remains a warning until then. */
function refusedKernel(fact: SecureBootRefusedFact): Sighting {
  return {
    stage: 'kernel',
    state: fact.isCertain ? 'failed' : 'warning',
    facts: {
      refused: fact.verdict ?? 'unknown',
      ...(fact.signer === null ? {} : { signer: fact.signer }),
    },
    ...(fact.isCertain ? {} : { proves: [] }),
  }
}

function missingKernel({ event }: View): Sighting | null {
  const file = event.kind === 'http.missing' ? event.path : event.kind === 'tftp.missing' ? event.file : ''
  return { stage: 'kernel', state: 'failed', facts: { file, ...reason('file-not-here') } }
}

/**
 * The started system reads its image. Done means that everything requested so far was sent; more may follow. Installers
 * read a part and close the connection, so that is not a failure here.
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

/** The state of a loading stage after a transfer event; null for facts that are not about transfers. */
function stateOfTransfer(event: BootEvent, isComplete: boolean): Pick<Sighting, 'state' | 'facts'> | null {
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
