import type { Finding } from '#contract/finding.ts'
import { STAGE_IDS } from '#contract/timeline.ts'
import type { DiagnosisRule } from '../rule.ts'
import { all, seconds, type BootHistory } from '../boot-history.ts'
import { furthestOf } from '../../sighting.ts'

/** So many starts in so short a time are no coincidence; UEFI has two ways (PXE, HTTP) in one start of its own. */
const STARTS = 4
const WINDOW_MS = 10 * 60_000
/** Of one first program, within one boot, without a word from it. */
const FETCHES = 4

/** The loop: the same machine begins to boot again and again. */
export const startsAgain: DiagnosisRule = history => {
  const recent = history.past.filter(one => one.agoMs <= WINDOW_MS)
  const fetches = fetchesOfProgram(history)
  if (recent.length + 1 < STARTS && fetches < FETCHES) return null
  const oldest = recent.at(-1)
  const stages = [...recent.map(one => one.reached), furthestOf(history.boot)]
  const reason = reasonOf(recent, stages)
  return {
    code: 'starts-again',
    confidence: reason === 'reported' ? 'certain' : 'most-likely',
    stage: 'asked',
    facts: {
      reason,
      count: Math.max(recent.length + 1, fetches),
      seconds: seconds(oldest ? oldest.agoMs : history.nowMs - history.boot.startedAtMs),
    },
    evidence: all(history, 'dhcp.discovered')
      .slice(0, 1)
      .map(event => event.seq),
    screen: [],
    remedies: reason === 'same-stop' ? [] : [{ kind: 'own-disk' }],
  }
}

/** It said that it was done; it loaded all and came back; or it never gets that far. */
function reasonOf(
  recent: BootHistory['past'],
  stages: readonly (Finding['stage'] | null)[],
): 'reported' | 'after-kernel' | 'same-stop' {
  if (recent.some(one => one.hasReported)) return 'reported'
  const kernel = STAGE_IDS.indexOf('kernel')
  const hasLoaded = stages.slice(0, -1).filter(stage => stage !== null && STAGE_IDS.indexOf(stage) >= kernel)
  return hasLoaded.length * 2 > recent.length ? 'after-kernel' : 'same-stop'
}

function fetchesOfProgram(history: BootHistory): number {
  const byFile = new Map<string, number>()
  for (const event of all(history, 'tftp.finished')) {
    if (event.role === 'program') byFile.set(event.file, (byFile.get(event.file) ?? 0) + 1)
  }
  return Math.max(0, ...byFile.values())
}
