import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const ip = (text: string) => text as Ipv4
const RELAY = ip('10.20.0.1')
const OTHER = '52:54:00:00:00:02'
const [NAK, ACK] = [6, 5]

/** The card's own 10.99.0.0/24, and 10.20.0.0/24 and 10.30.0.0/16 behind relays. */
const bench = (first = '10.20.0.100') =>
  createDhcpBench({
    gateway: ip('10.99.0.254'),
    dns: [ip('1.1.1.1')],
    relayed: [
      {
        subnet: { address: ip('10.20.0.0'), prefixLength: 24 },
        range: { first: ip(first), last: ip('10.20.0.110') },
        gateway: null,
      },
      {
        subnet: { address: ip('10.30.0.0'), prefixLength: 16 },
        range: { first: ip('10.30.5.1'), last: ip('10.30.5.9') },
        gateway: ip('10.30.0.254'),
      },
    ],
  })
const discover = (giaddr: string, more = {}) => request({ giaddr: ip(giaddr), options: { 53: [1], ...more } })
const selecting = (giaddr: string, address: string, more = {}) =>
  request({
    giaddr: ip(giaddr),
    options: { 53: [3], 50: bytesOf(address), 54: bytesOf(SERVER), ...more },
  })

describe('a request from a relay', () => {
  it("gets address, mask and router of the relay's segment, at the relay's port 67", async () => {
    const offer = await bench().ask(discover(RELAY))
    expect(offer).toMatchObject({ yiaddr: '10.20.0.100', giaddr: RELAY, sentTo: '10.20.0.1:67' })
    expect(option(offer, 1)).toEqual([255, 255, 255, 0])
    expect(option(offer, 3), 'the relay itself, where no gateway is given').toEqual(bytesOf(RELAY))
    expect(option(offer, 6)).toEqual([1, 1, 1, 1])
    expect(option(offer, 54)).toEqual(bytesOf(SERVER))
  })

  it('gets the gateway configured for the segment, whichever of its relays asks', async () => {
    const server = bench()
    for (const relay of ['10.30.0.254', '10.30.77.1']) {
      const offer = await server.ask(discover(relay))
      expect(offer).toMatchObject({ yiaddr: '10.30.5.1', sentTo: `${relay}:67` })
      expect(option(offer, 1)).toEqual([255, 255, 0, 0])
      expect(option(offer, 3)).toEqual(bytesOf('10.30.0.254'))
    }
  })

  it('gets option 82 back unchanged and last, in OFFER, ACK and NAK', async () => {
    const server = bench()
    const information = [1, 4, 0, 1, 2, 3, 2, 2, 255, 0]
    const offer = await server.ask(discover(RELAY, { 82: information }))
    const ack = await server.ask(selecting(RELAY, '10.20.0.100', { 82: information }))
    const nak = await server.ask(selecting(RELAY, '10.99.0.50', { 82: information }))
    expect([offer, ack, nak].map(reply => option(reply, 53))).toEqual([[2], [ACK], [NAK]])
    for (const reply of [offer, ack, nak]) {
      expect(option(reply, 82)).toEqual(information)
      expect([...reply!.options.keys()].at(-1)).toBe(82)
      expect(reply!.sentTo).toBe('10.20.0.1:67')
    }
    expect(nak!.flags & 0x8000, 'the relay must broadcast a NAK').toBe(0x8000)
  })

  it('gets no reply if no segment is defined, and the relay is reported once a minute', async () => {
    const server = bench()
    for (let round = 0; round < 4; round++) expect(await server.ask(discover('172.16.0.1'))).toBeNull()
    const refused = server.facts.filter(({ kind }) => kind === 'dhcp.refused')
    expect(refused).toMatchObject([{ reasonCode: 'no-segment', relay: '172.16.0.1' }])
    server.clock.advance(60_000)
    await server.ask(discover('172.16.0.1'))
    expect(server.facts.filter(({ kind }) => kind === 'dhcp.refused')).toHaveLength(2)
  })

  it("is never offered the relay's own address, though the range has it", async () => {
    const offer = await bench('10.20.0.1').ask(discover(RELAY))
    expect(offer!.yiaddr).toBe('10.20.0.2')
  })
})

describe('several segments', () => {
  it('have separate pools: local machines get local addresses', async () => {
    const server = bench()
    expect((await server.ask(discover(RELAY)))!.yiaddr).toBe('10.20.0.100')
    expect((await server.ask(request({ mac: OTHER, options: { 53: [1] } })))!.yiaddr).toBe('10.99.0.50')
  })

  it('give a machine that moves an address of its new segment', async () => {
    const server = bench()
    await server.ask(discover(RELAY))
    await server.ask(selecting(RELAY, '10.20.0.100'))
    expect(await server.ask(request({ options: { 53: [1] } }))).toMatchObject({ yiaddr: '10.99.0.50' })
    expect(option(await server.ask(selecting('10.30.0.254', '10.20.0.100')), 53)).toEqual([NAK])
  })

  it('accept renewals by unicast from behind the router, and releases and declines', async () => {
    const server = bench()
    await server.ask(discover(RELAY))
    await server.ask(selecting(RELAY, '10.20.0.100'))
    const renewal = await server.ask(request({ ciaddr: ip('10.20.0.100'), options: { 53: [3] } }))
    expect(renewal).toMatchObject({ yiaddr: '10.20.0.100', sentTo: '10.20.0.100:68' })
    expect(option(renewal, 1)).toEqual([255, 255, 255, 0])
    expect(option(renewal, 3), 'it keeps its default route').toEqual(bytesOf(RELAY))
    await server.ask(request({ ciaddr: ip('10.20.0.100'), options: { 53: [7], 54: bytesOf(SERVER) } }))
    expect(server.kinds().at(-1)).toBe('dhcp.released')
  })

  it('answer DHCPINFORM only from machines of the segment', async () => {
    const server = bench()
    const inform = (giaddr: string, ciaddr: string) =>
      server.ask(request({ giaddr: ip(giaddr), ciaddr: ip(ciaddr), options: { 53: [8] } }))
    const ack = await inform(RELAY, '10.20.0.9')
    expect(option(ack, 53)).toEqual([ACK])
    expect(ack, 'straight to the machine, not to the relay').toMatchObject({ sentTo: '10.20.0.9:68' })
    expect(await inform(RELAY, '10.99.0.9')).toBeNull()
  })

  it('apply a reservation in the segment of its address', async () => {
    const server = bench()
    server.leases.reserve('52:54:00:12:34:56' as never, ip('10.20.0.7'))
    expect((await server.ask(discover(RELAY)))!.yiaddr).toBe('10.20.0.7')
    expect((await server.ask(request({ options: { 53: [1] } })))!.yiaddr).toBe('10.99.0.50')
  })
})

it('option 82 of a client without a relay is not returned', async () => {
  const [datagram] = await bench().askRaw(encodePacket(request({ options: { 53: [1], 82: [1, 1, 1] } })))
  expect(Buffer.from(datagram!.bytes).includes(Buffer.from([82, 3, 1, 1, 1]))).toBe(false)
})
