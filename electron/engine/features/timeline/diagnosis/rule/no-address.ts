import { detailOf } from '#contract/reason.ts'
import type { DiagnosisRule } from '../rule.ts'
import { after, isOf, last } from '../scene.ts'

/** An address for it after all; what becomes of that is for other rules. */
const MENDED = ['dhcp.offered', 'dhcp.acknowledged'] as const

/** We gave it no address, and said so ourselves. */
export const noAddress: DiagnosisRule = scene => {
  const refusal = last(scene, 'dhcp.pool-exhausted', 'dhcp.declined', 'dhcp.refused')
  if (!refusal || after(scene, refusal).some(event => isOf(event, MENDED))) return null
  const facts =
    refusal.kind === 'dhcp.pool-exhausted'
      ? { reason: 'pool-exhausted', first: refusal.first, last: refusal.last }
      : refusal.kind === 'dhcp.declined'
        ? { reason: 'declined', address: refusal.address }
        : { reason: 'refused', ...(refusal.address && { address: refusal.address }), ...detailOf(refusal) }
  return {
    code: 'no-address',
    confidence: 'certain',
    stage: 'addressed',
    facts,
    evidence: [refusal.seq],
    screen: [],
    remedies: [{ kind: 'show-leases' }],
  }
}
