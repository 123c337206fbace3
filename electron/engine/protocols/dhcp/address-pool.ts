import { ipv4FromNumber, ipv4ToNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { LeaseStore } from './lease-store.ts'
import type { Offers } from './offers.ts'
import { type AddressRange, isUsableIn, subnetBounds, type Subnet } from '#contract/subnet.ts'

/**
 * Decides which machine may have which address of our range. Leases belong to the hardware address, never to a client
 * identifier: boot stages of one machine send different identifiers.
 */
export interface AddressPool {
  readonly range: AddressRange
  contains(address: Ipv4): boolean
  /** The fixed address of this machine, if it is in this subnet. */
  reservedFor(mac: MacAddress): Ipv4 | null
  /** True if no other machine holds, reserved, was offered or is believed to use the address. */
  isFreeFor(mac: MacAddress, address: Ipv4, nowMs: number): boolean
  /**
   * Chooses an address to offer, in this order: offered or leased before, requested, never used, unused for longest
   * (RFC 2131 §4.3.1). Null if none is left.
   */
  choose(mac: MacAddress, requested: Ipv4 | null, nowMs: number): Ipv4 | null
  /** Notes that an address may have become free early: it was released. */
  noteReleased(address: Ipv4, nowMs: number): void
}

/** Nothing reports the end of a permanent hold or a quarantine, so such an address is checked again after this. */
const RECHECK_MS = 60_000
/** Limit of addresses checked per packet, about a millisecond's worth. The next packet checks others. */
const MAX_CHECKS = 1024

export function createAddressPool(needs: {
  subnet: Subnet
  range: AddressRange
  /** Addresses of this network in use by others: the gateway, name servers. */
  taken: readonly Ipv4[]
  leases: LeaseStore
  offers: Offers
}): AddressPool {
  const { subnet, range, leases, offers } = needs
  const first = ipv4ToNumber(range.first)
  const last = ipv4ToNumber(range.last)
  const taken = new Set(needs.taken)
  /** No address from here on was ever assigned, except those in `known`. */
  let fresh = first
  /** Addresses by the time at which a lease or an offer ends and they are worth checking again. */
  const known = createDueQueue<number>()

  const { network, broadcast } = subnetBounds(subnet)
  const contains = (address: Ipv4): boolean => {
    const value = ipv4ToNumber(address)
    const isInRange = value >= first && value <= last && value > network && value < broadcast
    return isInRange && address !== subnet.address && !taken.has(address)
  }
  /** When an address that this machine cannot have now is worth checking again; 0 if it can have it. */
  const busyUntilMs = (mac: MacAddress, address: Ipv4, nowMs: number): number => {
    const holder = leases.holderOf(address)
    if (holder && holder.mac !== mac && holder.expiresAtMs > nowMs)
      return Number.isFinite(holder.expiresAtMs) ? holder.expiresAtMs : nowMs + RECHECK_MS
    if (leases.isQuarantined(address, nowMs)) return nowMs + RECHECK_MS
    return offers.keptForAnotherUntilMs(address, mac, nowMs)
  }
  const isFreeFor = (mac: MacAddress, address: Ipv4, nowMs: number): boolean =>
    busyUntilMs(mac, address, nowMs) === 0
  const reservedFor = (mac: MacAddress): Ipv4 | null => {
    const reserved = leases.reservationOf(mac)
    return reserved && isUsableIn(subnet, reserved) ? reserved : null
  }

  for (let value = first; value <= last; value++) {
    const address = ipv4FromNumber(value)
    const holder = leases.holderOf(address)
    if (holder && contains(address))
      known.set(value, Number.isFinite(holder.expiresAtMs) ? holder.expiresAtMs : 0)
  }
  const nextRecheckMs = (nowMs: number): number | null => {
    while (fresh <= last) {
      const value = fresh++
      if (!known.has(value) && contains(ipv4FromNumber(value))) return value
    }
    return known.firstDue(nowMs)
  }
  /**
   * Never-used addresses first: PXELINUX and GRUB keep using the address of stage one long after a short lease ended.
   * Then the one whose lease or offer ended longest ago. However full the range, checks only addresses that may be
   * free.
   */
  const search = (mac: MacAddress, nowMs: number): Ipv4 | null => {
    for (let looks = 0; looks < MAX_CHECKS; looks++) {
      const value = nextRecheckMs(nowMs)
      if (value === null) return null
      const address = ipv4FromNumber(value)
      const busyMs = busyUntilMs(mac, address, nowMs)
      known.set(value, Math.max(busyMs, nowMs))
      if (busyMs === 0) return address
    }
    return null
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
      return search(mac, nowMs)
    },
    noteReleased(address, nowMs) {
      if (contains(address)) known.set(ipv4ToNumber(address), nowMs)
    },
  }
}

/** A priority queue of keys by time (binary heap): finding or moving the earliest does not visit the others. */
interface DueQueue<K> {
  readonly size: number
  /** The earliest key that is due, or null. It stays in the queue until its time is set again. */
  firstDue(nowMs: number): K | null
  /** Adds a key, or changes its time. */
  set(key: K, dueMs: number): void
  has(key: K): boolean
}

interface Entry<K> {
  readonly key: K
  dueMs: number
}

export function createDueQueue<K>(): DueQueue<K> {
  const heap: Entry<K>[] = []
  const places = new Map<K, number>()

  const put = (entry: Entry<K>, place: number): void => {
    heap[place] = entry
    places.set(entry.key, place)
  }
  const rise = (entry: Entry<K>, from: number): void => {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (heap[parent]!.dueMs <= entry.dueMs) break
      put(heap[parent]!, place)
      place = parent
    }
    put(entry, place)
  }
  const sink = (entry: Entry<K>, from: number): void => {
    let place = from
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.dueMs < heap[child]!.dueMs) child++
      if (heap[child]!.dueMs >= entry.dueMs) break
      put(heap[child]!, place)
      place = child
    }
    put(entry, place)
  }

  return {
    get size() {
      return heap.length
    },
    firstDue(nowMs) {
      const first = heap[0]
      return first && first.dueMs <= nowMs ? first.key : null
    },
    set(key, dueMs) {
      const place = places.get(key)
      if (place === undefined) return rise({ key, dueMs }, heap.length)
      const entry = heap[place]!
      const isSooner = dueMs < entry.dueMs
      entry.dueMs = dueMs
      if (isSooner) rise(entry, place)
      else sink(entry, place)
    },
    has: key => places.has(key),
  }
}
