import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'

/** The network of a card: its address and how many leading bits are the network's. */
export interface Subnet {
  readonly address: Ipv4
  readonly prefixLength: number
}

export interface SubnetBounds {
  readonly network: number
  readonly broadcast: number
  readonly mask: Ipv4
}

/** First and last number of a subnet. */
export function subnetBounds(subnet: Subnet): SubnetBounds {
  const size = 2 ** (32 - subnet.prefixLength)
  const address = ipv4ToNumber(subnet.address)
  const network = address - (address % size)
  return { network, broadcast: network + size - 1, mask: ipv4FromNumber(2 ** 32 - size) }
}

/** True for every address of the subnet, its network and broadcast address included. */
export function contains(subnet: Subnet, address: Ipv4): boolean {
  const { network, broadcast } = subnetBounds(subnet)
  const value = ipv4ToNumber(address)
  return value >= network && value <= broadcast
}

/** True for an address that a machine on this subnet may have: neither network nor broadcast address nor our own. */
export function isUsableIn(subnet: Subnet, address: Ipv4): boolean {
  const { network, broadcast } = subnetBounds(subnet)
  const value = ipv4ToNumber(address)
  return value > network && value < broadcast && address !== subnet.address
}
