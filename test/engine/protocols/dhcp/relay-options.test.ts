import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const ip = (text: string) => text as Ipv4
/** The relay's address towards the server is in no network of machines. */
const RELAY = ip('172.31.0.1')
const ON_LINK = '10.20.0.1'
const [OFFER, ACK, NAK] = [2, 5, 6]

const bench = () =>
  createDhcpBench({
    relayed: [
      {
        subnet: { address: ip('10.20.0.0'), prefixLength: 24 },
        range: { first: ip('10.20.0.100'), last: ip('10.20.0.110') },
        gateway: null,
      },
    ],
  })
/** Option 82 with the circuit, and what the relay says about the network. */
const information = (...more: readonly number[]) => [1, 2, 7, 7, ...more]
const linkSelection = [5, 4, ...bytesOf(ON_LINK)]
const serverOverride = [11, 4, ...bytesOf(ON_LINK)]
const relayed = (options: Record<number, readonly number[]>, mac?: string) =>
  request({ giaddr: RELAY, options, ...(mac ? { mac } : {}) })

describe('link selection, RFC 3527', () => {
  it('chooses the network; the reply goes to the relay, and the router is in that network', async () => {
    const offer = await bench().ask(
      relayed({ 53: [1], 82: information(...linkSelection, ...serverOverride) }),
    )
    expect(offer).toMatchObject({ yiaddr: '10.20.0.100', giaddr: RELAY, sentTo: `${RELAY}:67` })
    expect(option(offer, 3)).toEqual(bytesOf(ON_LINK))
    expect(option(offer, 82)).toEqual(information(...linkSelection, ...serverOverride))
  })

  it('announces no router that machines there cannot reach', async () => {
    const offer = await bench().ask(relayed({ 53: [1], 82: information(5, 4, ...bytesOf('10.20.0.0')) }))
    expect(option(offer, 53)).toEqual([OFFER])
    expect(option(offer, 3)).toBeNull()
  })

  it.each([
    ['a network that is not served', [5, 4, 10, 77, 0, 1]],
    ['none, from a relay of no network', []],
    ['half an address', [5, 4, 10, 20]],
  ])('gets no reply for %s', async (_, more) => {
    expect(await bench().ask(relayed({ 53: [1], 82: information(...more) }))).toBeNull()
  })
})

describe('subnet selection, RFC 3011', () => {
  it('chooses the network and is returned', async () => {
    const selection = bytesOf('10.20.0.0')
    const offer = await bench().ask(request({ options: { 53: [1], 118: selection } }))
    expect(offer).toMatchObject({ yiaddr: '10.20.0.100', sentTo: '255.255.255.255:68' })
    expect(option(offer, 118)).toEqual(selection)
  })

  it('gets no reply for a network that is not served', async () => {
    expect(await bench().ask(request({ options: { 53: [1], 118: bytesOf('10.77.0.0') } }))).toBeNull()
  })
})

describe('server identifier override, RFC 5107', () => {
  const overridden = (options: Record<number, readonly number[]>) =>
    request({ giaddr: ip(ON_LINK), options: { ...options, 82: information(...serverOverride) } })

  it('is the server in every reply, and a request to it is one to us', async () => {
    const server = bench()
    const offer = await server.ask(overridden({ 53: [1] }))
    expect(option(offer, 54)).toEqual(bytesOf(ON_LINK))
    const ack = await server.ask(overridden({ 53: [3], 50: bytesOf('10.20.0.100'), 54: bytesOf(ON_LINK) }))
    expect(option(ack, 53)).toEqual([ACK])
    expect(option(ack, 54)).toEqual(bytesOf(ON_LINK))
    expect(server.kinds()).not.toContain('dhcp.other-server-seen')
  })

  it('refuses no address of another server behind the same relay', async () => {
    const chosen = overridden({ 53: [3], 50: bytesOf('10.20.0.7'), 54: bytesOf(ON_LINK) })
    expect(await bench().ask(chosen)).toBeNull()
  })

  it('a renewal through the relay keeps the lease', async () => {
    const server = bench()
    await server.ask(overridden({ 53: [1] }))
    await server.ask(overridden({ 53: [3], 50: bytesOf('10.20.0.100'), 54: bytesOf(ON_LINK) }))
    const renewal = { ...overridden({ 53: [3] }), ciaddr: ip('10.20.0.100') }
    expect(option(await server.ask(renewal), 53)).toEqual([ACK])
  })

  it('means nothing in a request that came without a relay', async () => {
    const offer = await bench().ask(
      request({ options: { 53: [1], 82: information(...linkSelection, ...serverOverride) } }),
    )
    expect(offer).toMatchObject({ yiaddr: '10.99.0.50' })
    expect(option(offer, 54)).toEqual(bytesOf(SERVER))
  })
})

it('a machine that comes back from another network gets a NAK from the relay', async () => {
  const nak = await bench().ask(
    relayed({ 53: [3], 50: bytesOf('192.168.1.7'), 82: information(...linkSelection) }),
  )
  expect(option(nak, 53)).toEqual([NAK])
  expect(nak).toMatchObject({ sentTo: `${RELAY}:67` })
  expect(nak!.flags & 0x8000).toBe(0x8000)
})
