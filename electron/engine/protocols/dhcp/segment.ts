import type { Ipv4 } from '#contract/address.ts'
import type { AddressPool } from './address-pool.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'
import { contains, type Subnet } from '#contract/subnet.ts'

/** A network whose addresses we hand out: the card's own, or one behind a relay. */
export interface Segment {
  readonly subnet: Subnet
  readonly pool: AddressPool
  /** Null: no router is told of, but behind a relay the relay itself. */
  readonly gateway: Ipv4 | null
}

/** The first segment is the card's own. */
export type Segments = readonly [Segment, ...Segment[]]

/**
 * Whose pool a request is for, RFC 2131 §4.3.1: the relay's network; without a relay the card's own, but for a machine
 * that renews its address by unicast from a segment behind a router, which has that address in `ciaddr`. Null for a
 * relay of a network that nobody defined.
 */
export function segmentOf(
  segments: Segments,
  request: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>,
): Segment | null {
  const { giaddr, ciaddr } = request
  const within = (address: Ipv4) => segments.find(({ subnet }) => contains(subnet, address)) ?? null
  if (giaddr !== NO_ADDRESS) return within(giaddr)
  return (ciaddr === NO_ADDRESS ? null : within(ciaddr)) ?? segments[0]
}
