import type { NetworkInterfaceInfo } from 'node:os'
import type { InterfaceTable } from './card-list.ts'
import type { CardAddress } from './linux-addresses.ts'

/** Adds the cards that Node leaves out because they are not running (no cable, or the other side is off). */
export function withIdleCards(table: InterfaceTable, addresses: readonly CardAddress[]): InterfaceTable {
  const merged: Record<string, readonly NetworkInterfaceInfo[] | undefined> = { ...table }
  for (const { card, address, prefixLength } of addresses) {
    const known = merged[card] ?? []
    if (known.some(entry => entry.address === address)) continue
    merged[card] = [...known, toInterfaceInfo(address, prefixLength)]
  }
  return merged
}

function toInterfaceInfo(address: string, prefixLength: number): NetworkInterfaceInfo {
  return {
    family: 'IPv4',
    address,
    cidr: `${address}/${prefixLength}`,
    netmask: '',
    mac: '',
    internal: address.startsWith('127.'),
  }
}
