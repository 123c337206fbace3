import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { isUsableIn, subnetBounds, type Subnet } from '../../base/subnet.ts'

/** Both ends are handed out too. */
export interface AddressRange {
  readonly first: Ipv4
  readonly last: Ipv4
}

/** Where home routers rarely hand out addresses: `.100`-`.199` of the card's own /24. */
const PREFERRED_OFFSET = 100
const PREFERRED_SIZE = 100

/** Searching for a free address touches the store once per address, so a range has a limit: a /16. */
const MAX_RANGE_SIZE = 65_536

/**
 * The range for a card whose user named none: 100 addresses from `.100` of the /24 its address is in; in a smaller
 * subnet the larger of the two runs beside the card's address. `range-too-small` where a subnet has no room for a
 * client (/31, /32).
 */
export function defaultRange(subnet: Subnet): AddressRange {
  const { network, broadcast } = subnetBounds(subnet)
  const own = ipv4ToNumber(subnet.address)
  if (broadcast - network < 3)
    throw new SlipwayError('range-too-small', { prefixLength: subnet.prefixLength })
  const block = own - (own % 256)
  const first = Math.max(block + PREFERRED_OFFSET, network + 1)
  const last = Math.min(block + PREFERRED_OFFSET + PREFERRED_SIZE - 1, broadcast - 1)
  if (subnet.prefixLength <= 24) return toRange(largestRunWithout(own, first, last))
  return toRange(largestRunWithout(own, network + 1, broadcast - 1))
}

/**
 * A range the user asked for, in order and inside the subnet. `range-outside-subnet` where an end is not an address
 * of a machine there; `range-too-small` where it is empty or holds nothing but our own address.
 */
export function checkRange(subnet: Subnet, range: AddressRange): AddressRange {
  const { network, broadcast, mask } = subnetBounds(subnet)
  const first = ipv4ToNumber(range.first)
  const last = ipv4ToNumber(range.last)
  const names = { first: range.first, last: range.last }
  if (Math.min(first, last) <= network || Math.max(first, last) >= broadcast)
    throw new SlipwayError('range-outside-subnet', { ...names, address: subnet.address, mask })
  if (first > last || !hasUsable(subnet, range)) throw new SlipwayError('range-too-small', names)
  if (last - first >= MAX_RANGE_SIZE) return toRange({ first, last: first + MAX_RANGE_SIZE - 1 })
  return range
}

function hasUsable(subnet: Subnet, { first, last }: AddressRange): boolean {
  return isUsableIn(subnet, first) || isUsableIn(subnet, last)
}

function largestRunWithout(own: number, first: number, last: number): { first: number; last: number } {
  if (own < first || own > last) return { first, last }
  const below = own - first
  const above = last - own
  return above >= below ? { first: own + 1, last } : { first, last: own - 1 }
}

function toRange({ first, last }: { first: number; last: number }): AddressRange {
  return { first: ipv4FromNumber(first), last: ipv4FromNumber(last) }
}
