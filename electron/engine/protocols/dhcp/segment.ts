import type { Ipv4 } from '#contract/address.ts'
import { reason } from '#contract/reason.ts'
import { contains, type Subnet } from '#contract/subnet.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { AddressPool } from './address-pool.ts'
import type { Stage } from './exchange.ts'
import { createOncePer } from './once-per.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'

/** A network whose addresses Slipway assigns: the card's own, or one behind a relay. */
export interface Segment {
  readonly subnet: Subnet
  readonly pool: AddressPool
  /** Null: announce no router; behind a relay, announce the relay. */
  readonly gateway: Ipv4 | null
}

/** The first segment is the card's own. */
export type Segments = readonly [Segment, ...Segment[]]

const REPORT_AGAIN_MS = 60_000

/**
 * The stage that determines a machine's network. A relay's network has separate addresses (RFC 2131 §4.3.1). If none
 * is defined for it, it reports that and assigns nothing.
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
 * The segment of a request, RFC 2131 §4.3.1: the relay's network; without a relay the card's own, except for a machine
 * that renews its address by unicast from a segment behind a router and has that address in `ciaddr`. Null for a relay
 * of an undefined network.
 */
function segmentOf(segments: Segments, request: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>): Segment | null {
  const { giaddr, ciaddr } = request
  const within = (address: Ipv4) => segments.find(({ subnet }) => contains(subnet, address)) ?? null
  if (giaddr !== NO_ADDRESS) return within(giaddr)
  return (ciaddr === NO_ADDRESS ? null : within(ciaddr)) ?? segments[0]
}
