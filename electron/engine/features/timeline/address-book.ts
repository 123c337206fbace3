import type { Ipv4, MacAddress } from '#contract/address.ts'

/** Which machine was last heard of at an address. */
export interface AddressBook {
  note(ip: Ipv4, mac: MacAddress): void
  machineAt(ip: Ipv4): MacAddress | null
}

/** Of more than `capacity` addresses the one noted longest ago is forgotten. */
export function createAddressBook(capacity: number): AddressBook {
  const macByIp = new Map<Ipv4, MacAddress>()
  return {
    note(ip, mac) {
      if (macByIp.get(ip) === mac) return
      macByIp.delete(ip)
      macByIp.set(ip, mac)
      if (macByIp.size <= capacity) return
      const [oldest] = macByIp.keys()
      if (oldest) macByIp.delete(oldest)
    },
    machineAt: ip => macByIp.get(ip) ?? null,
  }
}
