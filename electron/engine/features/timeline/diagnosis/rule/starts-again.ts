import type { Finding } from '#contract/finding.ts'
import { STAGE_IDS } from '#contract/timeline.ts'
import type { DiagnosisRule } from '../rule.ts'
import { all, seconds, type BootScene } from '../scene.ts'
import { furthestOf } from '../../past-boot.ts'

/** So many starts in so short a time are no coincidence; UEFI has two ways (PXE, HTTP) in one start of its own. */
const STARTS = 4
const WINDOW_MS = 10 * 60_000
/** Of one first program, within one boot, without a word from it. */
const FETCHES = 4

/** The loop: the same machine begins to boot again and again. */
export const startsAgain: DiagnosisRule = scene => {
  const recent = scene.past.filter(one => one.agoMs <= WINDOW_MS)
  const fetches = fetchesOfProgram(scene)
  if (recent.length + 1 < STARTS && fetches < FETCHES) return null
  const oldest = recent.at(-1)
  const stages = [...recent.map(one => one.reached), furthestOf(scene.boot)]
  const reason = reasonOf(recent, stages)
  return {
    code: 'starts-again',
    confidence: reason === 'reported' ? 'certain' : 'most-likely',
    stage: 'asked',
    facts: {
      reason,
      count: Math.max(recent.length + 1, fetches),
      seconds: seconds(oldest ? oldest.agoMs : scene.nowMs - scene.boot.startedAtMs),
    },
    evidence: all(scene, 'dhcp.discovered')
      .slice(0, 1)
      .map(event => event.seq),
    screen: [],
    remedies: reason === 'same-stop' ? [] : [{ kind: 'own-disk' }],
  }
}

/** It said that it was done; it loaded all and came back; or it never gets that far. */
function reasonOf(
  recent: BootScene['past'],
  stages: readonly (Finding['stage'] | null)[],
): 'reported' | 'after-kernel' | 'same-stop' {
  if (recent.some(one => one.hasReported)) return 'reported'
  const kernel = STAGE_IDS.indexOf('kernel')
  const hasLoaded = stages.slice(0, -1).filter(stage => stage !== null && STAGE_IDS.indexOf(stage) >= kernel)
  return hasLoaded.length * 2 > recent.length ? 'after-kernel' : 'same-stop'
}

function fetchesOfProgram(scene: BootScene): number {
  const byFile = new Map<string, number>()
  for (const event of all(scene, 'tftp.finished')) {
    if (event.role === 'program') byFile.set(event.file, (byFile.get(event.file) ?? 0) + 1)
  }
  return Math.max(0, ...byFile.values())
}
