import { STAGE_IDS, type Boot, type StageId } from '#contract/timeline.ts'
import { isSeen, stageOf } from './sighting.ts'

/** What is kept of a boot when the next one begins: enough to see that a machine goes round in circles. */
export interface PastBoot {
  readonly startedMonotonicMs: number
  /** The last stage with evidence of its own. */
  readonly reached: StageId | null
  readonly arch: Boot['arch']
  readonly bootFile: string | null
  readonly entry: string | null
  readonly hasReported: boolean
}

const KEPT = 6

/** Newest first. */
export function afterBoot(
  past: readonly PastBoot[],
  boot: Boot,
  startedMonotonicMs: number,
): readonly PastBoot[] {
  return [summaryOf(boot, startedMonotonicMs), ...past].slice(0, KEPT)
}

export function furthestOf(boot: Boot): StageId | null {
  return STAGE_IDS.findLast(id => isSeen(boot, id)) ?? null
}

function summaryOf(boot: Boot, startedMonotonicMs: number): PastBoot {
  const fact = (id: StageId, key: string): string | null => {
    const value = stageOf(boot, id).facts[key]
    return value === undefined ? null : String(value)
  }
  return {
    startedMonotonicMs,
    reached: furthestOf(boot),
    arch: boot.arch,
    bootFile: fact('told', 'bootFile'),
    entry: fact('chosen', 'entry'),
    hasReported: isSeen(boot, 'reported'),
  }
}
