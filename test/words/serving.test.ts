import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { ServingState } from '#contract/network.ts'
import { messageOfServing } from '#words/serving.ts'

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

it.each<[string, Partial<Now>, string]>([
  ['auto, alone', {}, 'server-alone'],
  ['server', { dhcpAsked: 'server' }, 'server'],
  ['server beside another', { otherServer: ROUTER }, 'server-conflict'],
  ['proxy', { dhcp: 'proxy', otherServer: ROUTER, range: null }, 'proxy'],
  ['proxy alone', { dhcp: 'proxy', range: null }, 'proxy.unnamed'],
  ['off', { dhcp: 'off', range: null }, 'off'],
])('says who assigns the addresses, and why: %s', (_, change, code) => {
  const { code: whole, params } = messageOfServing(serving(change))
  expect(whole).toBe('cli.serving.on')
  expect(params).toMatchObject({ nic: 'eth1', address: '10.99.0.1', port: 8080 })
  expect(params?.['dhcp']).toMatchObject({ code: `cli.serving.dhcp.${code}` })
})

it('says that the card is gone', () => {
  const problem = { code: 'card-not-found', params: { card: 'eth1' } } as const
  expect(messageOfServing(serving({ problem }))).toMatchObject({
    code: 'cli.serving.waiting',
    params: { problem: { code: 'error.card-not-found.title', params: { card: 'eth1' } } },
  })
})
