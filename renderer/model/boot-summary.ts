import type { Finding } from '#contract/finding.ts'
import type { Boot, Stage } from '#contract/timeline.ts'
import { proxyFailureOf } from './proxy-failure.ts'

/** The five states, each with a separate shape: ring, dash, dot, triangle, octagon. */
export type Mark = 'waiting' | 'working' | 'good' | 'warning' | 'stop'

export interface BootSummary {
  readonly mark: Mark
  /** The stage that says most about where the machine is. */
  readonly stage: Stage | null
}

/** The state of a boot: a stop wins, then the running stage, then the last stage that is known to have happened. */
export function summariseBoot(boot: Boot): BootSummary {
  const last = (state: Stage['state']): Stage | undefined =>
    boot.stages.findLast(stage => stage.state === state)
  const failed = last('failed')
  if (failed) return { mark: 'stop', stage: failed }
  const running = last('running')
  const warning = last('warning')
  const [reason] = reasonsOf(boot)
  if (reason) {
    const mark = reason.confidence === 'possible' || reason.code === 'starts-again' ? 'warning' : 'stop'
    return { mark, stage: running ?? warning ?? last('done') ?? null }
  }
  if (running) return { mark: warning ? 'warning' : 'working', stage: running }
  const done = last('done')
  if (warning) return { mark: 'warning', stage: warning }
  if (!done) return { mark: 'waiting', stage: boot.stages[0] ?? null }
  return { mark: done.id === 'reported' ? 'good' : 'working', stage: done }
}

/** Why it stopped, without the finding of an ignored proxy offer: the page shows that one separately. */
export function reasonsOf(boot: Boot): readonly Finding[] {
  if (proxyFailureOf(boot) === null) return boot.findings
  return boot.findings.filter(finding => finding.code !== 'proxy-not-heard')
}

/** Stages worth showing: all that have happened or were skipped, and the next one while the boot is in progress. */
export function visibleStages(boot: Boot): Stage[] {
  const lastKnown = boot.stages.findLastIndex(stage => stage.state !== 'waiting' && stage.state !== 'skipped')
  const isStopped = boot.stages.some(stage => stage.state === 'failed')
  const isOver = isStopped || boot.stages[lastKnown]?.state === 'warning'
  const shown = boot.stages.slice(0, lastKnown + 1).filter(stage => stage.state !== 'skipped')
  // Most systems request no answer file: this stage is shown when it happens, not expected.
  const next = boot.stages.slice(lastKnown + 1).find(stage => stage.id !== 'answered')
  return isOver || !next ? shown : [...shown, next]
}

export const stageMark = (stage: Stage): Mark =>
  ({
    waiting: 'waiting',
    skipped: 'waiting',
    running: 'working',
    done: 'good',
    warning: 'warning',
    failed: 'stop',
  })[stage.state] as Mark

/** Boots whose machine was active in the last ten minutes, newest activity first. */
export function liveBoots(boots: readonly Boot[], sinceMs: number): Boot[] {
  const newest = new Map<string, Boot>()
  for (const boot of boots) {
    const known = newest.get(boot.mac)
    if (!known || boot.startedAtMs > known.startedAtMs) newest.set(boot.mac, boot)
  }
  return [...newest.values()]
    .filter(boot => boot.lastEventAtMs >= sinceMs)
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs)
}
