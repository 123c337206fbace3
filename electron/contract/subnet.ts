import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from './address.ts'

/** The network of a card: its address and the length of the network prefix. */
export interface Subnet {
  readonly address: Ipv4
  readonly prefixLength: number
}

export interface SubnetBounds {
  readonly network: number
  readonly broadcast: number
  readonly mask: Ipv4
}

/** Addresses that DHCP assigns, both ends included. */
export interface AddressRange {
  readonly first: Ipv4
  readonly last: Ipv4
}

/** First and last number of a subnet. */
export function subnetBounds(subnet: Subnet): SubnetBounds {
  const size = 2 ** (32 - subnet.prefixLength)
  const address = ipv4ToNumber(subnet.address)
  const network = address - (address % size)
  return { network, broadcast: network + size - 1, mask: ipv4FromNumber(2 ** 32 - size) }
}

/** The address of the network itself, as in `10.99.0.0/24`. */
export function networkAddress(subnet: Subnet): Ipv4 {
  return ipv4FromNumber(subnetBounds(subnet).network)
}

/** True for every address of the subnet, its network and broadcast address included. */
export function contains(subnet: Subnet, address: Ipv4): boolean {
  const { network, broadcast } = subnetBounds(subnet)
  const value = ipv4ToNumber(address)
  return value >= network && value <= broadcast
}

/**
 * True for an address that a machine on this subnet can use: not the network or broadcast address, and not Slipway's
 * own.
 */
export function isUsableIn(subnet: Subnet, address: Ipv4): boolean {
  const { network, broadcast } = subnetBounds(subnet)
  const value = ipv4ToNumber(address)
  return value > network && value < broadcast && address !== subnet.address
}

/** Home routers usually assign addresses outside `.100` to `.199`, so this part of the card's /24 is rarely in use. */
const PREFERRED_OFFSET = 100
const PREFERRED_SIZE = 100

/**
 * The range if the user names none, the same in the server, on the page and in an export: 100 addresses from `.100` of
 * the /24 that the card's address is in; in a smaller subnet all addresses. If the card's own address is inside, the
 * larger run next to it. Null if the subnet has no room for a client: /31 (RFC 3021, two ends of a link) and /32.
 */
export function defaultRange(subnet: Subnet): AddressRange | null {
  const { network, broadcast } = subnetBounds(subnet)
  if (broadcast - network < 3) return null
  const own = ipv4ToNumber(subnet.address)
  if (subnet.prefixLength > 24) return largestRunWithout(own, network + 1, broadcast - 1)
  const first = own - (own % 256) + PREFERRED_OFFSET
  return largestRunWithout(own, first, first + PREFERRED_SIZE - 1)
}

/**
 * What is wrong with a range for this subnet: an end that no machine there can have, or no address for a client in it
 * (the ends are in the wrong order, or it holds only our own address). Null if it can be used.
 */
export function rangeProblem(
  subnet: Subnet,
  range: AddressRange,
): 'range-outside-subnet' | 'range-too-small' | null {
  const { network, broadcast } = subnetBounds(subnet)
  const first = ipv4ToNumber(range.first)
  const last = ipv4ToNumber(range.last)
  if (Math.min(first, last) <= network || Math.max(first, last) >= broadcast) return 'range-outside-subnet'
  const hasUsable = isUsableIn(subnet, range.first) || isUsableIn(subnet, range.last)
  return first > last || !hasUsable ? 'range-too-small' : null
}

/** The number of addresses in a range. */
export function rangeSize({ first, last }: AddressRange): number {
  return ipv4ToNumber(last) - ipv4ToNumber(first) + 1
}

function largestRunWithout(own: number, first: number, last: number): AddressRange {
  if (own < first || own > last) return toRange(first, last)
  return last - own >= own - first ? toRange(own + 1, last) : toRange(first, own - 1)
}

function toRange(first: number, last: number): AddressRange {
  return { first: ipv4FromNumber(first), last: ipv4FromNumber(last) }
}
