import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'

export interface Range {
  readonly first: Ipv4
  readonly last: Ipv4
}

/**
 * The addresses to hand out on a card unless the user says otherwise: .100 to .199 where the network is that
 * large, else its upper half. Null when the network has no room. Our own address may lie inside; the server
 * never hands it out.
 */
export function suggestRange(address: Ipv4, prefixLength: number): Range | null {
  if (prefixLength < 8 || prefixLength > 29) return null
  const size = 2 ** (32 - prefixLength)
  const network = Math.floor(ipv4ToNumber(address) / size) * size
  if (size >= 256) {
    const block = Math.floor(ipv4ToNumber(address) / 256) * 256
    return { first: ipv4FromNumber(block + 100), last: ipv4FromNumber(block + 199) }
  }
  return { first: ipv4FromNumber(network + size / 2), last: ipv4FromNumber(network + size - 2) }
}

/** Is the range inside the card's network and the right way round? */
export function rangeFits(range: Range, address: Ipv4, prefixLength: number): boolean {
  const size = 2 ** (32 - prefixLength)
  const network = Math.floor(ipv4ToNumber(address) / size) * size
  const first = ipv4ToNumber(range.first)
  const last = ipv4ToNumber(range.last)
  return first <= last && first > network && last < network + size - 1
}

/** How many addresses there are from one end to the other. */
export const rangeSize = ({ first, last }: Range): number => ipv4ToNumber(last) - ipv4ToNumber(first) + 1

/** `192.168.7.100–199`, or both whole addresses where they differ in more than the last number. */
export function formatRange(range: Range): string {
  const first = range.first.split('.')
  const last = range.last.split('.')
  const shared = first.slice(0, 3).every((part, index) => part === last[index])
  return shared ? `${range.first}–${last[3]}` : `${range.first} – ${range.last}`
}
