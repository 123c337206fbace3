import { describe, expect, it } from 'vitest'
import { ipv4FromNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import { createAddressPool } from '#engine/protocols/dhcp/address-pool.ts'
import type { LeaseStore } from '#engine/protocols/dhcp/lease-store.ts'
import { createOffers, type Offer } from '#engine/protocols/dhcp/offers.ts'

const FIRST = 0x0a4e_0100
const macOf = (n: number): MacAddress =>
  `02:00:00:${[n >> 16, (n >> 8) & 255, n & 255].map(byte => byte.toString(16).padStart(2, '0')).join(':')}` as MacAddress

/** A pool of `size` addresses over leases that count how often they are asked. */
function openPool(
  size: number,
  holders: ReadonlyMap<Ipv4, { mac: MacAddress; expiresAtMs: number }> = new Map(),
) {
  const held = new Map(holders)
  const looks = { count: 0 }
  const leases: Pick<LeaseStore, 'leaseOf' | 'holderOf' | 'reservationOf' | 'isQuarantined'> = {
    leaseOf: () => null,
    holderOf(ip) {
      looks.count++
      return held.get(ip) ?? null
    },
    reservationOf: () => null,
    isQuarantined: () => false,
  }
  const offers = createOffers()
  const pool = createAddressPool({
    subnet: { address: '10.78.0.1' as Ipv4, prefixLength: 16 },
    range: { first: ipv4FromNumber(FIRST), last: ipv4FromNumber(FIRST + size - 1) },
    taken: [],
    leases: leases as LeaseStore,
    offers,
  })
  const offer = (n: number, nowMs: number): Ipv4 | null => {
    const address = pool.choose(macOf(n), null, nowMs)
    if (address)
      offers.remember(macOf(n), { address, xid: n, facts: {} as Offer['facts'], choice: null }, nowMs)
    return address
  }
  return { pool, held, looks, offer }
}

const heldBy = (n: number, expiresAtMs: number) => ({ mac: macOf(n), expiresAtMs })

describe('a pool of 10,000 addresses', () => {
  const all = new Map(
    Array.from({ length: 10_000 }, (_, n) => [ipv4FromNumber(FIRST + n), heldBy(n, 1_800_000)] as const),
  )

  it('that is full checks no address', () => {
    const { looks, offer } = openPool(10_000, all)
    looks.count = 0
    for (let n = 20_000; n < 20_100; n++) expect(offer(n, 1000)).toBeNull()
    expect(looks.count).toBe(0)
  })

  it('that is nearly full finds the last free one with a few checks, released or never used', () => {
    const nearly = new Map(all)
    nearly.delete(ipv4FromNumber(FIRST + 9000))
    const { pool, held, looks, offer } = openPool(10_000, nearly)
    looks.count = 0
    expect(offer(20_000, 1000)).toBe(ipv4FromNumber(FIRST + 9000))
    held.set(ipv4FromNumber(FIRST + 9000), heldBy(20_000, 1_800_000))
    held.set(ipv4FromNumber(FIRST + 77), heldBy(77, 2000))
    pool.noteReleased(ipv4FromNumber(FIRST + 77), 2000)
    expect(offer(20_001, 2000)).toBe(ipv4FromNumber(FIRST + 77))
    expect(looks.count).toBeLessThan(10)
  })

  it('whose leases were renewed in the meantime is searched once, in parts per packet', () => {
    const { held, looks, offer } = openPool(10_000, all)
    for (const [ip, { mac }] of held) held.set(ip, { mac, expiresAtMs: 3_600_000 })
    looks.count = 0
    for (let n = 20_000; n < 20_010; n++) {
      const before = looks.count
      expect(offer(n, 2_000_000)).toBeNull()
      expect(looks.count - before).toBeLessThanOrEqual(1024)
    }
    const before = looks.count
    expect(offer(20_010, 2_000_000)).toBeNull()
    expect(looks.count).toBe(before)
  })
})

describe('a flood of fake machines', () => {
  it('takes the pool for five seconds and no longer', () => {
    const { offer } = openPool(100)
    for (let n = 0; n < 5000; n++) offer(n, n / 1000)
    expect(offer(9000, 4000)).toBeNull()
    expect(offer(9001, 5100)).not.toBeNull()
    expect(offer(9002, 5100)).not.toBeNull()
  })

  it('never gets an address that is leased', () => {
    const held = new Map([[ipv4FromNumber(FIRST + 50), heldBy(50, 1_800_000)]])
    const { offer } = openPool(100, held)
    for (let nowMs = 0; nowMs < 60_000; nowMs += 100)
      for (let n = 0; n < 10; n++) expect(offer(nowMs * 10 + n, nowMs)).not.toBe(ipv4FromNumber(FIRST + 50))
  })
})

it('assigns never-used addresses before used ones', () => {
  const held = new Map([[ipv4FromNumber(FIRST), heldBy(1, 0)]])
  const { offer } = openPool(3, held)
  expect([offer(10, 1000), offer(11, 1000), offer(12, 1000)]).toEqual(
    [1, 2, 0].map(n => ipv4FromNumber(FIRST + n)),
  )
})
