import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { SegmentRequest } from '#contract/network.ts'
import { rangeOf, relayedSegments } from '#engine/features/serving/served-networks.ts'
import { usableCard } from '#engine/net/card-list.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const ip = (text: string) => text as Ipv4
const card = { address: ip('10.99.0.1'), prefixLength: 24 }
const segment = (network: string, prefixLength: number, first: string, last: string): SegmentRequest => ({
  network: ip(network),
  prefixLength,
  range: { first: ip(first), last: ip(last) },
})
const ask = (...segments: SegmentRequest[]) =>
  relayedSegments({ nic: 'eth0', dhcp: 'server', segments }, card)

describe("the range of the card's own network", () => {
  const rangeIn = (subnet: typeof card, first?: string, last?: string) =>
    rangeOf(
      { nic: 'eth0', dhcp: 'server', ...(first && last && { range: { first: ip(first), last: ip(last) } }) },
      subnet,
    )

  it("is the user's, or the default one", () => {
    expect(rangeIn(card, '10.99.0.2', '10.99.0.9')).toEqual({ first: '10.99.0.2', last: '10.99.0.9' })
    expect(rangeIn(card)).toEqual({ first: '10.99.0.100', last: '10.99.0.199' })
  })

  it('has at most as many addresses as a /16', () => {
    const large = { ...card, prefixLength: 8 }
    expect(rangeIn(large, '10.0.0.1', '10.255.0.1')).toEqual({ first: '10.0.0.1', last: '10.1.0.0' })
  })

  it.each([
    ['a network without room for clients', 31, undefined, undefined, 'range-too-small'],
    ['an end in another network', 24, '10.99.0.9', '10.99.1.9', 'range-outside-subnet'],
    ['nothing but our own address', 24, '10.99.0.1', '10.99.0.1', 'range-too-small'],
  ])('is refused for %s', (_, prefixLength, first, last, code) => {
    expect(() => rangeIn({ ...card, prefixLength }, first, last)).toThrow(
      expect.objectContaining({ code }) as Error,
    )
  })
})

describe('networks behind relays', () => {
  it('are accepted as written, by any address in them', () => {
    expect(ask(segment('10.20.0.77', 24, '10.20.0.100', '10.20.0.199'))).toMatchObject([
      { subnet: { prefixLength: 24 }, range: { first: '10.20.0.100', last: '10.20.0.199' }, gateway: null },
    ])
    expect(relayedSegments({ nic: 'eth0', dhcp: 'server' }, card)).toEqual([])
  })

  it.each([
    [
      'a range outside the network',
      [segment('10.20.0.0', 24, '10.21.0.1', '10.21.0.9')],
      'range-outside-subnet',
    ],
    ['a range upside down', [segment('10.20.0.0', 24, '10.20.0.9', '10.20.0.1')], 'range-too-small'],
    ["the card's own network", [segment('10.99.0.0', 16, '10.99.7.1', '10.99.7.9')], 'invalid-input'],
    [
      'a network twice',
      [
        segment('10.20.0.0', 16, '10.20.0.1', '10.20.0.9'),
        segment('10.20.5.0', 24, '10.20.5.1', '10.20.5.9'),
      ],
      'invalid-input',
    ],
  ])('are refused for %s', (_, segments, code) => {
    expect(() => ask(...segments)).toThrow(expect.objectContaining({ code }) as Error)
  })
})

describe('the card to serve on', () => {
  const network = createSimulatedNetwork().host(ip('10.99.0.1')).asNetwork()

  it('is the one of that name', () => {
    expect(usableCard(network, 'eth0')).toMatchObject({ address: '10.99.0.1' })
  })

  it('is refused with the available names, which no one knows by heart', () => {
    const params = { card: 'ehto', available: 'eth0 (10.99.0.1)' }
    expect(() => usableCard(network, 'ehto')).toThrow(
      expect.objectContaining({ code: 'card-not-found', params }) as Error,
    )
  })
})
