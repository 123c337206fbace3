import { describe, expect, it } from 'vitest'
import { ipv4FromNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import { createOffers, type Offer } from '#engine/protocols/dhcp/offers.ts'

const mac = (n: number) =>
  `02:00:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}` as MacAddress
const offer = (address: string): Offer => ({
  address: address as Ipv4,
  xid: 1,
  facts: {} as Offer['facts'],
  choice: null,
})

describe('offers in memory', () => {
  it('last a minute, and are exclusive for five seconds', () => {
    const offers = createOffers()
    offers.remember(mac(1), offer('10.0.0.5'), 0)
    expect(offers.offerTo(mac(1), 59_999)?.address).toBe('10.0.0.5')
    expect(offers.keptForAnotherUntilMs('10.0.0.5' as Ipv4, mac(2), 4999)).toBe(5000)
    expect(offers.keptForAnotherUntilMs('10.0.0.5' as Ipv4, mac(1), 4999)).toBe(0)
    expect(offers.keptForAnotherUntilMs('10.0.0.5' as Ipv4, mac(2), 5000)).toBe(0)
    expect(offers.offerTo(mac(1), 60_000)).toBeNull()
  })

  it('a new one to the same machine frees the old address', () => {
    const offers = createOffers()
    offers.remember(mac(1), offer('10.0.0.5'), 0)
    offers.remember(mac(1), offer('10.0.0.6'), 0)
    expect(offers.keptForAnotherUntilMs('10.0.0.5' as Ipv4, mac(2), 0)).toBe(0)
  })

  it('end when the address is offered to another machine', () => {
    const offers = createOffers()
    offers.remember(mac(1), offer('10.0.0.5'), 0)
    offers.remember(mac(2), offer('10.0.0.5'), 5000)
    expect(offers.offerTo(mac(1), 5000)).toBeNull()
    offers.forget(mac(1))
    expect(offers.keptForAnotherUntilMs('10.0.0.5' as Ipv4, mac(1), 5000)).toBe(10_000)
  })

  it('are bounded: a flood evicts the oldest', () => {
    const offers = createOffers()
    for (let n = 0; n < 5000; n++) offers.remember(mac(n), offer(ipv4FromNumber(0x0a000000 + n)), 0)
    expect(offers.offerTo(mac(0), 0)).toBeNull()
    expect(offers.offerTo(mac(4999), 0)).not.toBeNull()
  })
})
