import { ipv4FromNumber, ipv4ToNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { LeaseStore } from './lease-store.ts'
import type { Offers } from './offers.ts'
import type { AddressRange } from './pool-range.ts'
import { isUsableIn, type Subnet } from './subnet.ts'

/** Decides who may have which address of our range. Leases belong to the hardware address, never to a client identifier. */
export interface AddressPool {
  readonly range: AddressRange
  contains(address: Ipv4): boolean
  /** The fixed address of this machine, if it is one of this subnet. */
  reservedFor(mac: MacAddress): Ipv4 | null
  /** True where nobody else holds, reserved, was offered or is believed to use the address. */
  isFreeFor(mac: MacAddress, address: Ipv4, nowMs: number): boolean
  /** An address to offer: the one offered or leased before, the one asked for, a fresh one, the longest unused one. Null: none left. */
  choose(mac: MacAddress, requested: Ipv4 | null, nowMs: number): Ipv4 | null
}

/** After a fruitless search of the whole range the next waits, so that a flood cannot keep the process searching. */
const EXHAUSTED_PAUSE_MS = 1000

export function createAddressPool(needs: {
  subnet: Subnet
  range: AddressRange
  /** Addresses of this network that are somebody's: the gateway, name servers. */
  taken: readonly Ipv4[]
  leases: LeaseStore
  offers: Offers
}): AddressPool {
  const { subnet, range, leases, offers } = needs
  const first = ipv4ToNumber(range.first)
  const last = ipv4ToNumber(range.last)
  const taken = new Set(needs.taken)
  let exhaustedUntilMs = 0

  const contains = (address: Ipv4): boolean => {
    const value = ipv4ToNumber(address)
    return value >= first && value <= last && isUsableIn(subnet, address) && !taken.has(address)
  }
  const isClear = (mac: MacAddress, address: Ipv4, nowMs: number): boolean =>
    !offers.isOfferedToAnother(address, mac, nowMs) && !leases.isQuarantined(address, nowMs)
  const isFreeFor = (mac: MacAddress, address: Ipv4, nowMs: number): boolean => {
    const holder = leases.holderOf(address)
    if (holder && holder.mac !== mac && holder.expiresAtMs > nowMs) return false
    return isClear(mac, address, nowMs)
  }
  const reservedFor = (mac: MacAddress): Ipv4 | null => {
    const reserved = leases.reservationOf(mac)
    return reserved && isUsableIn(subnet, reserved) ? reserved : null
  }

  /** Fresh addresses first: PXELINUX and GRUB go on using the address of stage one long after a short lease ended. */
  const search = (mac: MacAddress, nowMs: number): Ipv4 | null => {
    let longestUnused: { address: Ipv4; expiresAtMs: number } | null = null
    for (let value = first; value <= last; value++) {
      const address = ipv4FromNumber(value)
      if (!contains(address)) continue
      const holder = leases.holderOf(address)
      const isHeld = holder !== null && holder.mac !== mac && holder.expiresAtMs > nowMs
      if (isHeld || !isClear(mac, address, nowMs)) continue
      if (!holder) return address
      if (!longestUnused || holder.expiresAtMs < longestUnused.expiresAtMs)
        longestUnused = { address, expiresAtMs: holder.expiresAtMs }
    }
    return longestUnused?.address ?? null
  }

  return {
    range,
    contains,
    reservedFor,
    isFreeFor,
    choose(mac, requested, nowMs) {
      const isFresh = requested !== null && (leases.holderOf(requested)?.mac ?? mac) === mac
      const familiar = [
        offers.offerTo(mac, nowMs)?.address,
        leases.leaseOf(mac)?.ip,
        isFresh ? requested : null,
      ]
      for (const address of familiar)
        if (address && contains(address) && isFreeFor(mac, address, nowMs)) return address
      if (nowMs < exhaustedUntilMs) return null
      const found = search(mac, nowMs)
      if (!found) exhaustedUntilMs = nowMs + EXHAUSTED_PAUSE_MS
      return found
    },
  }
}
