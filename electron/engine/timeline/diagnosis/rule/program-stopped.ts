import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, all, last, type BootScene, type Seen } from '../scene.ts'
import { isUefi } from '../firmware.ts'
import type { Finding } from '#contract/finding.ts'

/** Our own server repeats a block after 1 s, and twice as long each time. */
const SILENCE_MS = 8000
/** Every network carries blocks of this size (RFC 1350); what does not carry larger ones has a small MTU somewhere. */
const SAFE_BLOCK_BYTES = 512

/** T4: its boot program stops on the way: at the first block where none of this size gets through, else somewhere. */
export const programStopped: DiagnosisRule = scene => {
  const moving = last(scene, 'tftp.started', 'tftp.progress', 'tftp.finished', 'tftp.failed')
  if (!moving || moving.role !== 'program' || moving.kind === 'tftp.finished') return null
  const rest = after(scene, moving)
  if (rest.some(event => event.role !== null)) return null
  if (moving.kind === 'tftp.failed') return findingOf(scene, moving.file, moving.sentBytes, moving.sizeBytes)
  const sentBytes = moving.kind === 'tftp.progress' ? moving.sentBytes : 0
  return onceSilent(scene, { sinceMs: moving.atMs, silenceMs: SILENCE_MS }, () =>
    findingOf(scene, moving.file, sentBytes, moving.sizeBytes),
  )
}

function findingOf(scene: BootScene, file: string, sentBytes: number, sizeBytes: number): Finding {
  const tries = all(scene, 'tftp.started').filter(event => event.file === file)
  const failures = all(scene, 'tftp.failed').filter(event => event.file === file)
  const blksize = Math.max(0, ...tries.map(event => event.blksize))
  const isAtStart = sentBytes === 0 && blksize > SAFE_BLOCK_BYTES && failures.every(hasStoodStill)
  return {
    code: isAtStart ? 'blocks-lost' : 'program-stalled',
    confidence: isAtStart ? 'most-likely' : 'certain',
    stage: 'program',
    facts: { file, sentBytes, sizeBytes, blksize, count: Math.max(1, tries.length) },
    evidence: [...tries, ...failures].map(event => event.seq),
    screen: isUefi(scene.boot.arch) ? ['PXE-E18: Server response timeout.'] : ['PXE-E35: TFTP read timeout'],
    remedies: isAtStart ? [{ kind: 'raise-mtu' }] : [{ kind: 'check-cable' }],
  }
}

const hasStoodStill = (event: Seen<'tftp.failed'>): boolean => event.sentBytes === 0
