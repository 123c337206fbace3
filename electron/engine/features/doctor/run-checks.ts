import { SlipwayError } from '#contract/errors.ts'
import type { DoctorCheckResult, DoctorMethods, DoctorReport } from '#contract/doctor.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { Clock } from '../../base/clock.ts'
import type { Check, CheckContext, ServingControl } from './check.ts'

const DEFAULT_HTTP_PORT = 8080

export type RunChecks = (request: DoctorMethods['doctor.run']['input']) => Promise<DoctorReport>

/** Runs the checks one after the other; later checks can skip what earlier findings explain. */
export function createCheckRun(needs: {
  readonly clock: Clock
  readonly cards: () => readonly NetworkCard[]
  readonly serving: Pick<ServingControl, 'state'>
  readonly checks: readonly Check[]
}): RunChecks {
  const { clock, serving, checks } = needs
  return async ({ nic, httpPort, quick = false }) => {
    const cards = needs.cards()
    const state = serving.state()
    const name = nic ?? (state.state === 'serving' ? state.nic : undefined)
    const card = (name === undefined ? cards[0] : cards.find(one => one.name === name)) ?? null
    if (name !== undefined && !card)
      throw new SlipwayError('card-not-found', {
        card: name,
        available: cards.map(one => one.name).join(', '),
      })
    const startedMs = clock.monotonicMs()
    const results: DoctorCheckResult[] = []
    for (const check of checks) {
      const context: CheckContext = {
        card,
        cards,
        httpPort: httpPort ?? (state.state === 'serving' ? state.httpPort : DEFAULT_HTTP_PORT),
        isQuick: quick,
        earlier: results.flatMap(({ findings }) => findings),
      }
      results.push(await resultOf(check, context))
    }
    return {
      nic: card?.name ?? null,
      isQuick: quick,
      atMs: clock.nowMs(),
      tookMs: Math.round(clock.monotonicMs() - startedMs),
      checks: results,
    }
  }
}

async function resultOf(check: Check, context: CheckContext): Promise<DoctorCheckResult> {
  const {
    findings = [],
    skipped,
    facts = {},
  } = await check.run(context).catch((thrown: unknown) => {
    // The user has started serving, which takes precedence.
    const hasServingChanged =
      thrown instanceof SlipwayError && (thrown.code === 'cancelled' || thrown.code === 'already-serving')
    if (hasServingChanged)
      return { skipped: 'serving-changed' as const, findings: undefined, facts: undefined }
    throw thrown
  })
  const base = { check: check.id, facts, findings: findings.map(one => ({ ...one, check: check.id })) }
  if (findings.length > 0) return { ...base, state: 'found' }
  return skipped === undefined ? { ...base, state: 'fine' } : { ...base, state: 'skipped', skipped }
}
