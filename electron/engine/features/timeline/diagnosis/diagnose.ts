import type { Finding } from '#contract/finding.ts'
import type { DiagnosisRule, Verdict } from './rule.ts'
import type { BootSettings } from './settings.ts'
import { answersNotAsked, installerQuiet } from './rule/installer.ts'
import { kernelMissing, kernelRefused, kernelSilent, kernelStalled, memoryLow } from './rule/kernel.ts'
import { loaderSilent } from './rule/loader-silent.ts'
import { noAddress, offerNotTaken, otherOfferTaken } from './rule/address.ts'
import {
  programMissing,
  programNotAsked,
  scriptNotAsked,
  secondStageMissing,
  wrongProgram,
} from './rule/boot-file.ts'
import { programStopped } from './rule/program-stopped.ts'
import { proxyNotHeard } from './rule/proxy-not-heard.ts'
import { startsAgain } from './rule/starts-again.ts'
import type { BootHistory } from './boot-history.ts'

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

/** Findings in addition to the reason. */
const COURSE_RULES: readonly DiagnosisRule[] = [startsAgain]

interface Diagnosis {
  readonly findings: readonly Finding[]
  /** When to check again if no event arrives; null: at the next event. */
  readonly waitMs: number | null
}

/** Why a boot has stopped: at most one reason, plus findings about its whole course. */
export function diagnose(history: BootHistory, settings: BootSettings): Diagnosis {
  const verdicts = STOP_RULES.map(rule => rule(history, settings))
  const reason = verdicts.find(isFinding)
  const course = COURSE_RULES.map(rule => rule(history, settings)).filter(isFinding)
  const waits = verdicts.flatMap(verdict => (verdict && 'waitMs' in verdict ? [verdict.waitMs] : []))
  return {
    findings: reason ? [reason, ...course] : course,
    waitMs: waits.length > 0 ? Math.min(...waits) : null,
  }
}

const isFinding = (verdict: Verdict): verdict is Finding => verdict !== null && 'code' in verdict
