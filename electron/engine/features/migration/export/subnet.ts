import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import type { SetupNetwork } from '#contract/setup.ts'

type Where = Pick<SetupNetwork, 'address' | 'prefixLength'>

const maskBits = (prefixLength: number): number => (0xffffffff << (32 - prefixLength)) >>> 0

export function netmaskOf({ prefixLength }: Where): Ipv4 {
  return ipv4FromNumber(maskBits(prefixLength))
}

/** The address of the network itself. */
export function networkOf({ address, prefixLength }: Where): Ipv4 {
  return ipv4FromNumber((ipv4ToNumber(address) & maskBits(prefixLength)) >>> 0)
}

/** The upper half of the network, without the broadcast address; the server's own is left out. */
export function usualRange({ address, prefixLength }: Where): { first: Ipv4; last: Ipv4 } {
  const start = ipv4ToNumber(networkOf({ address, prefixLength }))
  const size = 2 ** (32 - prefixLength)
  const own = ipv4ToNumber(address)
  const last = start + size - 2
  const first = start + Math.max(1, size / 2)
  return own >= first && own <= last
    ? {
        first: ipv4FromNumber(start + 1),
        last: ipv4FromNumber(Math.max(start + 1, Math.min(first, own) - 1)),
      }
    : { first: ipv4FromNumber(first), last: ipv4FromNumber(last) }
}
