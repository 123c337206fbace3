import type { Finding } from '#contract/finding.ts'
import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { isUefi } from '#contract/client-arch.ts'
import { after, all, isOf, seconds, type BootHistory, type Seen } from '../boot-history.ts'

/**
 * Slipway's TFTP server repeats a block after 1 s, and doubles the interval each time; firmware retries a failed HTTP
 * download at once.
 */
const SILENCE_MS = 8000
/** TCP has retransmitted several times by then. */
const STANDSTILL_MS = 20_000
/** Every network carries blocks of this size (RFC 1350); if larger ones get lost, some link has a small MTU. */
const SAFE_BLOCK_BYTES = 512

const ON_THE_WAY = [
  'tftp.started',
  'tftp.progress',
  'tftp.failed',
  'http.started',
  'http.progress',
  'http.aborted',
] as const
const MOVING = [...ON_THE_WAY, 'tftp.finished', 'http.finished'] as const
type MovingByTftp = Seen<'tftp.started' | 'tftp.progress' | 'tftp.failed'>
type MovingByHttp = Seen<'http.started' | 'http.progress' | 'http.aborted'>

/** The transfer of the boot program stops: at the first block if no block of this size arrives, or later. */
export const programStopped: DiagnosisRule = history => {
  const newest = history.events.findLast(event => isOf(event, MOVING))
  if (!newest || newest.role !== 'program' || !isOf(newest, ON_THE_WAY)) return null
  const moving = newest as MovingByTftp | MovingByHttp
  if (after(history, moving).some(event => event.role !== null)) return null
  if (moving.kind === 'tftp.failed') return findingOf(history, moving)
  const isConnected = moving.kind === 'http.started' || moving.kind === 'http.progress'
  const silenceMs = isConnected ? STANDSTILL_MS : SILENCE_MS
  return onceSilent(history, { sinceMs: moving.atMs, silenceMs }, () =>
    'path' in moving ? findingByHttp(history, moving) : findingOf(history, moving),
  )
}

function findingOf(history: BootHistory, moving: MovingByTftp): Finding {
  const { file } = moving
  const sentBytes = 'sentBytes' in moving ? moving.sentBytes : 0
  const tries = all(history, 'tftp.started').filter(event => event.file === file)
  const failures = all(history, 'tftp.failed').filter(event => event.file === file)
  const blksize = Math.max(0, ...tries.map(event => event.blksize))
  const isAtStart = sentBytes === 0 && blksize > SAFE_BLOCK_BYTES && failures.every(hadNoProgress)
  return {
    code: isAtStart ? 'blocks-lost' : 'program-stalled',
    confidence: isAtStart ? 'most-likely' : 'certain',
    stage: 'program',
    facts: { file, sentBytes, sizeBytes: moving.sizeBytes, blksize, count: Math.max(1, tries.length) },
    evidence: [...tries, ...failures].map(event => event.seq),
    screen: isUefi(history.boot.arch)
      ? ['PXE-E18: Server response timeout.']
      : ['PXE-E35: TFTP read timeout'],
    remedies: isAtStart ? [{ kind: 'raise-mtu' }] : [{ kind: 'check-cable' }],
  }
}

/** Bytes passed to TCP have not necessarily arrived, so the machine's progress is unknown. */
function findingByHttp(history: BootHistory, moving: MovingByHttp): Finding {
  const { path, sizeBytes } = moving
  const tries = all(history, 'http.started').filter(event => event.path === path)
  return {
    code: 'program-stalled',
    confidence: 'most-likely',
    stage: 'program',
    facts: { file: path, sizeBytes, seconds: seconds(history.nowMs - moving.atMs) },
    evidence: [...new Set([...tries.map(event => event.seq), moving.seq])],
    screen: [],
    remedies: [{ kind: 'check-cable' }],
  }
}

const hadNoProgress = (event: Seen<'tftp.failed'>): boolean => event.sentBytes === 0
