import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { ServingState } from '#contract/network.ts'
import { describeServing } from '#contract/serving-text.ts'

const ROUTER = '192.168.1.1' as Ipv4
type Now = Extract<ServingState, { state: 'serving' }>
const serving = (change: Partial<Now>): Now => ({
  state: 'serving',
  nic: 'eth1',
  address: '10.99.0.1' as Ipv4,
  prefixLength: 24,
  dhcp: 'server',
  dhcpAsked: 'auto',
  otherServer: null,
  range: { first: '10.99.0.100' as Ipv4, last: '10.99.0.199' as Ipv4 },
  httpPort: 8080,
  sinceMs: 0,
  ...change,
})

it.each<[string, Partial<Now>, RegExp]>([
  ['auto, alone', {}, /Handing out 10\.99\.0\.100 to 10\.99\.0\.199: no other DHCP server answered\.$/],
  ['server', { dhcpAsked: 'server' }, /Handing out 10\.99\.0\.100 to 10\.99\.0\.199\.$/],
  [
    'server beside another',
    { otherServer: ROUTER },
    /and 192\.168\.1\.1 does so too: one of them should stop/,
  ],
  [
    'proxy',
    { dhcp: 'proxy', otherServer: ROUTER, range: null },
    /192\.168\.1\.1 hands out the addresses; Slipway only adds/,
  ],
  ['proxy alone', { dhcp: 'proxy', range: null }, /no DHCP server that gives them addresses was found/],
  ['off', { dhcp: 'off', range: null }, /DHCP is off/],
])('says who hands out the addresses, and why: %s', (_, change, words) => {
  const text = describeServing(serving(change))
  expect(text).toMatch(/^Serving on eth1 \(10\.99\.0\.1, HTTP port 8080\)\. /)
  expect(text).toMatch(words)
})

it('says that the card is gone, and what happens when it is back', () => {
  const problem = { code: 'card-not-found', params: { card: 'eth1' } } as const
  expect(describeServing(serving({ problem }))).toBe(
    'There is no network card called eth1. Serving goes on when the card is back.',
  )
})
