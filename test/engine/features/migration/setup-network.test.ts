import { expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import type { ServingState } from '#contract/network.ts'
import { chooseSetupNetwork } from '#engine/features/migration/setup-network.ts'

const ip = (text: string) => parseIpv4(text)!
const STOPPED: ServingState = { state: 'stopped' }
const SERVING: ServingState = {
  state: 'serving',
  nic: 'eth1',
  address: ip('10.77.0.1'),
  prefixLength: 24,
  dhcp: 'server',
  dhcpAsked: 'auto',
  otherServer: null,
  range: { first: ip('10.77.0.20'), last: ip('10.77.0.30') },
  httpPort: 8080,
  sinceMs: 0,
}

it('needs an address while nothing is served', () => {
  expect(() => chooseSetupNetwork({}, STOPPED, 'dnsmasq')).toThrow(/address-wanted/)
})

it('is the network that is served now, unless specified otherwise', () => {
  expect(chooseSetupNetwork({}, SERVING, 'dnsmasq')).toMatchObject({
    ...{ address: '10.77.0.1', prefixLength: 24, dhcp: 'server', httpPort: 80 },
    range: { first: '10.77.0.20', last: '10.77.0.30' },
  })
})

it("knows nothing of another network, and chooses a range without the server's address", () => {
  const chosen = chooseSetupNetwork({ address: ip('192.168.5.200') }, SERVING, 'dnsmasq')
  expect(chosen.range).toEqual({ first: '192.168.5.100', last: '192.168.5.199' })
  const small = chooseSetupNetwork({ address: ip('10.0.0.1'), prefixLength: 30 }, SERVING, 'dnsmasq')
  expect(small.range).toEqual({ first: '10.0.0.2', last: '10.0.0.2' })
})

it.each([31, 32])('a /%d has no addresses to assign: refused as a server, fine as a proxy', prefixLength => {
  const now: ServingState = { ...SERVING, prefixLength, dhcp: 'proxy', range: null }
  expect(() => chooseSetupNetwork({ dhcp: 'server' }, now, 'dnsmasq')).toThrow(
    expect.objectContaining({ code: 'range-too-small', params: { prefixLength } }),
  )
  expect(chooseSetupNetwork({}, now, 'dnsmasq')).toMatchObject({ dhcp: 'proxy', range: null })
})

it('refuses a range elsewhere, and Kea next to another server', () => {
  const range = { first: ip('10.0.0.1'), last: ip('10.0.0.9') }
  expect(() => chooseSetupNetwork({ range }, SERVING, 'dnsmasq')).toThrow(/no-range.*10\.77\.0\.0\/24/)
  expect(() => chooseSetupNetwork({ dhcp: 'proxy' }, SERVING, 'kea')).toThrow(/kea-beside-another/)
})
