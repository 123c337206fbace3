import { reason } from '#contract/reason.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import { createOncePer } from '../once-per.ts'
import { segmentOf, type Segments } from '../segment.ts'

const TELL_AGAIN_MS = 60_000

/**
 * Finds the network a machine is in. A relay's has addresses of its own (RFC 2131 §4.3.1); where none is defined for it
 * that is said, and nothing is handed out.
 */
export function findSegment(needs: { segments: Segments; record: RecordFact }): Stage {
  const told = createOncePer(TELL_AGAIN_MS)
  return exchange => {
    const { request, mac, nowMs } = exchange
    exchange.segment = segmentOf(needs.segments, request)
    if (exchange.segment) return 'next'
    if (told.isDue(`${request.giaddr} ${mac}`, nowMs)) {
      const why = reason('no-segment', { relay: request.giaddr })
      needs.record({ kind: 'dhcp.refused', address: null, ...why }, { mac, ip: null })
    }
    return 'drop'
  }
}
