import type { Finding } from '#contract/finding.ts'
import {
  type DiagnosisRule,
  type Verdict,
  type BootHistory,
  all,
  seconds,
  type BootSettings,
} from './rule.ts'
import { answersNotAsked, installerQuiet } from './rule/installer.ts'
import { kernelMissing, kernelRefused, kernelSilent, kernelStalled, memoryLow } from './rule/kernel.ts'
import { loaderSilent, programStopped } from './rule/boot-program.ts'
import { noAddress, offerNotTaken, otherOfferTaken, proxyNotHeard } from './rule/address.ts'
import {
  programMissing,
  programNotAsked,
  scriptNotAsked,
  secondStageMissing,
  wrongProgram,
} from './rule/boot-file.ts'
import { STAGE_IDS } from '#contract/timeline.ts'
import { furthestOf } from '../sighting.ts'

/** The rules with the most specific evidence come first. The first with a finding decides. */
const STOP_RULES: readonly DiagnosisRule[] = [
  noAddress,
  otherOfferTaken,
  offerNotTaken,
  proxyNotHeard,
  wrongProgram,
  programMissing,
  programNotAsked,
  programStopped,
  secondStageMissing,
  loaderSilent,
  scriptNotAsked,
  kernelRefused,
  kernelMissing,
  memoryLow,
  kernelStalled,
  kernelSilent,
  answersNotAsked,
  installerQuiet,
]

interface Diagnosis {
  readonly findings: readonly Finding[]
  /** When to check again if no event arrives; null: at the next event. */
  readonly waitMs: number | null
}

/** Why a boot has stopped: at most one reason, plus findings about its whole course. */
export function diagnose(history: BootHistory, settings: BootSettings): Diagnosis {
  const verdicts = STOP_RULES.map(rule => rule(history, settings))
  const reason = verdicts.find(isFinding)
  const loop = startsAgain(history)
  const course = loop ? [loop] : []
  const waits = verdicts.flatMap(verdict => (verdict && 'waitMs' in verdict ? [verdict.waitMs] : []))
  return {
    findings: reason ? [reason, ...course] : course,
    waitMs: waits.length > 0 ? Math.min(...waits) : null,
  }
}

const isFinding = (verdict: Verdict): verdict is Finding => verdict !== null && 'code' in verdict

/** More than a coincidence within this time; UEFI makes two attempts (PXE, HTTP) in a single start. */
const STARTS = 4
const WINDOW_MS = 10 * 60_000
/** Fetches of the first program within one boot, without a request from the program. */
const FETCHES = 4

/** A boot loop: the same machine keeps restarting. Reported in addition to the reason. */
function startsAgain(history: BootHistory): Finding | null {
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

/** The machine reported the end; or loaded everything and came back; or never gets that far. */
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
