import type { Ipv4 } from '#contract/address.ts'
import { reason } from '#contract/reason.ts'
import { contains, type Subnet } from '#contract/subnet.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { AddressPool } from './address-pool.ts'
import type { Stage } from './exchange.ts'
import { createOncePer } from './once-per.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'

/** A network whose addresses we assign: the card's own, or one behind a relay. */
export interface Segment {
  readonly subnet: Subnet
  readonly pool: AddressPool
  /** Null: no router is announced, but behind a relay the relay itself. */
  readonly gateway: Ipv4 | null
}

/** The first segment is the card's own. */
export type Segments = readonly [Segment, ...Segment[]]

const REPORT_AGAIN_MS = 60_000

/**
 * The stage that finds a machine's network. A relay's network has addresses of its own (RFC 2131 §4.3.1); if none is
 * defined for it, that is reported and nothing is assigned.
 */
export function findSegment(segments: Segments, record: RecordFact): Stage {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return exchange => {
    const { request, mac, nowMs } = exchange
    exchange.segment = segmentOf(segments, request)
    if (exchange.segment) return 'next'
    if (reported.isDue(`${request.giaddr} ${mac}`, nowMs)) {
      const why = reason('no-segment', { relay: request.giaddr })
      record({ kind: 'dhcp.refused', address: null, ...why }, { mac, ip: null })
    }
    return 'drop'
  }
}

/**
 * Whose pool a request is for, RFC 2131 §4.3.1: the relay's network; without a relay the card's own, except for a machine
 * that renews its address by unicast from a segment behind a router, which has that address in `ciaddr`. Null for a
 * relay of a network that is not defined.
 */
function segmentOf(segments: Segments, request: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>): Segment | null {
  const { giaddr, ciaddr } = request
  const within = (address: Ipv4) => segments.find(({ subnet }) => contains(subnet, address)) ?? null
  if (giaddr !== NO_ADDRESS) return within(giaddr)
  return (ciaddr === NO_ADDRESS ? null : within(ciaddr)) ?? segments[0]
}
