import type { Finding } from '#contract/finding.ts'
import type { BootSettings, Verdict } from './rule.ts'
import { COURSE_RULES, STOP_RULES } from './rules.ts'
import type { BootScene } from './scene.ts'

export interface Diagnosis {
  readonly findings: readonly Finding[]
  /** When to look again if nothing is seen until then; null: at the next event. */
  readonly waitMs: number | null
}

/** Why a boot has stopped: at most one reason, and what is to be said of its whole course. */
export function diagnose(scene: BootScene, settings: BootSettings): Diagnosis {
  const verdicts = STOP_RULES.map(rule => rule(scene, settings))
  const reason = verdicts.find(isFinding)
  const course = COURSE_RULES.map(rule => rule(scene, settings)).filter(isFinding)
  const waits = verdicts.flatMap(verdict => (verdict && 'waitMs' in verdict ? [verdict.waitMs] : []))
  return {
    findings: reason ? [reason, ...course] : course,
    waitMs: waits.length > 0 ? Math.min(...waits) : null,
  }
}

const isFinding = (verdict: Verdict): verdict is Finding => verdict !== null && 'code' in verdict
