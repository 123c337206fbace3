import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'
import { readCapture } from '../../../support/pcap.ts'

const MAC = '52:54:00:12:34:56' as MacAddress
const OTHER = '52:54:00:00:00:02' as MacAddress
const discover = (mac: string = MAC) => request({ mac, options: { 53: [1] } })
const selecting = (address: string, mac: string = MAC, server: string = SERVER) =>
  request({ mac, options: { 53: [3], 50: bytesOf(address), 54: bytesOf(server) } })
const initReboot = (address: string, mac: string = MAC) =>
  request({ mac, options: { 53: [3], 50: bytesOf(address) } })
const renewing = (address: string, mac: string = MAC) =>
  request({ mac, ciaddr: address as Ipv4, options: { 53: [3] } })
const typeOf = (reply: Parameters<typeof option>[0]) => option(reply, 53)?.[0] ?? null
const [OFFER, ACK, NAK] = [2, 5, 6]

/** A bench with a machine that has a lease of 10.99.0.50. */
async function benchWithLease(change: Parameters<typeof createDhcpBench>[0] = {}) {
  const bench = createDhcpBench(change)
  await bench.ask(discover())
  expect(typeOf(await bench.ask(selecting('10.99.0.50')))).toBe(ACK)
  return bench
}

describe('DHCPDISCOVER', () => {
  it('is offered the first free address, and the same one again', async () => {
    const bench = createDhcpBench()
    for (let round = 0; round < 2; round++)
      expect(await bench.ask(discover())).toMatchObject({
        yiaddr: '10.99.0.50',
        sentTo: '255.255.255.255:68',
      })
    expect((await bench.ask(discover(OTHER)))!.yiaddr).toBe('10.99.0.51')
    expect(bench.leases.granted).toEqual([])
  })

  it('is offered what it asks for, if that is in the range and was never assigned', async () => {
    const bench = createDhcpBench()
    const asking = (address: string, mac: string) =>
      bench.ask(request({ mac, options: { 53: [1], 50: bytesOf(address) } }))
    expect((await asking('10.99.0.57', MAC))!.yiaddr).toBe('10.99.0.57')
    expect((await asking('10.99.0.57', OTHER))!.yiaddr).toBe('10.99.0.50')
    expect((await asking('10.99.0.200', OTHER))!.yiaddr).toBe('10.99.0.50')
  })

  it('is offered its old address long after the lease has ended, while others get fresh ones', async () => {
    const bench = await benchWithLease()
    bench.clock.advance(24 * 3_600_000)
    expect((await bench.ask(discover(OTHER)))!.yiaddr).toBe('10.99.0.51')
    expect((await bench.ask(discover()))!.yiaddr).toBe('10.99.0.50')
  })

  it('is offered its reservation, even outside the range, and no other machine is', async () => {
    const bench = createDhcpBench()
    bench.leases.reserve(MAC, '10.99.0.7' as Ipv4)
    bench.leases.reserve('52:54:00:00:00:09' as MacAddress, '10.99.0.50' as Ipv4)
    expect((await bench.ask(discover()))!.yiaddr).toBe('10.99.0.7')
    expect(typeOf(await bench.ask(selecting('10.99.0.7')))).toBe(ACK)
    expect((await bench.ask(discover(OTHER)))!.yiaddr).toBe('10.99.0.51')
    expect(typeOf(await bench.ask(selecting('10.99.0.7', OTHER)))).toBe(NAK)
  })

  it('gets no reply when the range is used up, which is reported, and the longest unused address when a lease has ended', async () => {
    const bench = createDhcpBench({ range: { first: '10.99.0.50' as Ipv4, last: '10.99.0.51' as Ipv4 } })
    for (const [mac, ip] of [
      [MAC, '10.99.0.50'],
      [OTHER, '10.99.0.51'],
    ] as const) {
      await bench.ask(discover(mac))
      await bench.ask(selecting(ip, mac))
      bench.clock.advance(1000)
    }
    expect(await bench.ask(discover('52:54:00:00:00:03'))).toBeNull()
    expect(bench.facts.at(-1)).toMatchObject({
      kind: 'dhcp.pool-exhausted',
      first: '10.99.0.50',
      last: '10.99.0.51',
    })
    bench.clock.advance(3_600_000)
    expect((await bench.ask(discover('52:54:00:00:00:03')))!.yiaddr).toBe('10.99.0.50')
  })

  it('is never offered our own address, the gateway or a name server', async () => {
    const bench = createDhcpBench({
      range: { first: SERVER, last: '10.99.0.4' as Ipv4 },
      gateway: '10.99.0.2' as Ipv4,
      dns: ['10.99.0.3' as Ipv4],
    })
    expect((await bench.ask(discover()))!.yiaddr).toBe('10.99.0.4')
    expect(await bench.ask(discover(OTHER))).toBeNull()
  })
})

describe('DHCPREQUEST', () => {
  it('selecting us: the lease is stored before the ACK leaves', async () => {
    const bench = createDhcpBench()
    await bench.ask(discover())
    const packet = request({
      options: { 53: [3], 50: bytesOf('10.99.0.50'), 54: bytesOf(SERVER), 12: [...Buffer.from('node1')] },
    })
    const ack = await bench.ask(packet)
    expect(typeOf(ack)).toBe(ACK)
    const now = bench.clock.nowMs()
    expect(bench.leases.granted).toEqual([
      {
        ip: '10.99.0.50',
        mac: MAC,
        hostname: 'node1',
        grantedAtMs: now,
        expiresAtMs: now + 3_600_000,
        gateway: null,
      },
    ])
  })

  it('gets no ACK if the lease cannot be stored', async () => {
    const bench = createDhcpBench()
    await bench.ask(discover())
    bench.leases.commit = done => done(new Error('disk full'))
    for (let tries = 0; tries < 3; tries++) expect(await bench.ask(selecting('10.99.0.50'))).toBeNull()
    expect(bench.problems).toEqual([{ code: 'leases-unwritable', detail: 'disk full' }])
    expect(bench.kinds()).not.toContain('dhcp.acknowledged')
    bench.leases.commit = done => done(null)
    expect(typeOf(await bench.ask(selecting('10.99.0.50')))).toBe(ACK)
  })

  it('selecting another server: silence, and our offer is free again', async () => {
    const bench = createDhcpBench({ range: { first: '10.99.0.50' as Ipv4, last: '10.99.0.50' as Ipv4 } })
    await bench.ask(discover())
    expect(await bench.ask(selecting('10.99.0.50', MAC, '10.99.0.2'))).toBeNull()
    expect((await bench.ask(discover(OTHER)))!.yiaddr).toBe('10.99.0.50')
  })

  it("selecting us with another machine's address: NAK, broadcast, with only the server identifier", async () => {
    const bench = await benchWithLease()
    const nak = await bench.ask(selecting('10.99.0.50', OTHER))
    expect(nak).toMatchObject({ yiaddr: '0.0.0.0', ciaddr: '0.0.0.0', sentTo: '255.255.255.255:68' })
    expect([...nak!.options.keys()]).toEqual([53, 54])
    expect(typeOf(nak)).toBe(NAK)
    expect(bench.facts.at(-1)).toMatchObject({ kind: 'dhcp.refused', address: '10.99.0.50', mac: OTHER })
  })

  it('selecting us after a restart that forgot the offer: ACK, the address is free', async () => {
    expect(typeOf(await createDhcpBench().ask(selecting('10.99.0.55')))).toBe(ACK)
  })

  it('after a reboot: ACK to its own address', async () => {
    const bench = await benchWithLease()
    expect(typeOf(await bench.ask(initReboot('10.99.0.50')))).toBe(ACK)
  })

  it.each([
    ['from a machine without a record', '10.99.0.50'],
    ['for an address of this network outside our range', '10.99.0.200'],
  ])('after a reboot %s: silence, another server may know it', async (_, address) => {
    const bench = createDhcpBench()
    expect(await bench.ask(initReboot(address))).toBeNull()
    expect(bench.leases.granted).toEqual([])
  })

  it('after a reboot with an address of another network: NAK, so that it starts over at once', async () => {
    const bench = createDhcpBench()
    const nak = await bench.ask(initReboot('192.168.1.77'))
    expect(nak).toMatchObject({ yiaddr: '0.0.0.0', sentTo: '255.255.255.255:68' })
    expect(typeOf(nak)).toBe(NAK)
    expect(bench.facts.at(-1)).toMatchObject({ reasonCode: 'address-of-another-network' })
  })

  it('the same next to another server, or from another network of the card: silence', async () => {
    const bench = createDhcpBench({ alsoOnCard: [{ address: '192.168.1.1' as Ipv4, prefixLength: 24 }] })
    expect(await bench.ask(initReboot('192.168.1.77'))).toBeNull()
    await bench.ask(selecting('10.99.0.9', OTHER, '10.99.0.2'))
    expect(await bench.ask(initReboot('192.168.2.77'))).toBeNull()
    bench.clock.advance(3_600_000)
    expect(typeOf(await bench.ask(initReboot('192.168.2.77'))), 'an hour later it is gone').toBe(NAK)
  })

  it("names another address of our card: not another server's", async () => {
    const bench = await benchWithLease({ alsoOnCard: [{ address: '192.168.1.1' as Ipv4, prefixLength: 24 }] })
    await bench.ask(
      request({ ciaddr: '10.99.0.50' as Ipv4, options: { 53: [7], 54: bytesOf('192.168.1.1') } }),
    )
    expect(bench.kinds().at(-1)).toBe('dhcp.released')
    expect(bench.kinds()).not.toContain('dhcp.other-server-seen')
  })

  it("after a reboot, for an address of our range that is another machine's: NAK", async () => {
    const bench = await benchWithLease()
    expect(typeOf(await bench.ask(initReboot('10.99.0.50', OTHER)))).toBe(NAK)
  })

  it('renewing: ACK to the address itself, and the lease is longer', async () => {
    const bench = await benchWithLease()
    bench.clock.advance(1_800_000)
    const ack = await bench.ask(renewing('10.99.0.50'))
    expect(ack).toMatchObject({ ciaddr: '10.99.0.50', yiaddr: '10.99.0.50', sentTo: '10.99.0.50:68' })
    expect(bench.leases.leaseOf(MAC)!.expiresAtMs).toBe(bench.clock.nowMs() + 3_600_000)
  })

  it('renewing an address that is now reserved for another machine: NAK', async () => {
    const bench = await benchWithLease()
    bench.leases.reserve(OTHER, '10.99.0.50' as Ipv4)
    expect(await bench.ask(renewing('10.99.0.50'))).toMatchObject({ sentTo: '255.255.255.255:68' })
    expect(bench.kinds().at(-1)).toBe('dhcp.refused')
  })

  it("renewing another server's address: silence", async () => {
    const bench = createDhcpBench()
    expect(await bench.ask(renewing('10.99.0.200'))).toBeNull()
    expect(await bench.ask(renewing('172.16.0.9'))).toBeNull()
  })

  it('naming no address at all: silence', async () => {
    expect(await createDhcpBench().ask(request({ options: { 53: [3] } }))).toBeNull()
  })
})

describe('other messages', () => {
  it('DHCPDECLINE quarantines the address for an hour', async () => {
    const range = { first: '10.99.0.50' as Ipv4, last: '10.99.0.51' as Ipv4 }
    const bench = await benchWithLease({ range })
    const decline = request({ options: { 53: [4], 50: bytesOf('10.99.0.50'), 54: bytesOf(SERVER) } })
    expect(await bench.ask(decline)).toBeNull()
    expect(bench.facts.at(-1)).toMatchObject({ kind: 'dhcp.declined', address: '10.99.0.50' })
    expect((await bench.ask(discover()))!.yiaddr).toBe('10.99.0.51')
    bench.clock.advance(3_600_001)
    expect((await bench.ask(discover(OTHER)))!.yiaddr).toBe('10.99.0.50')
  })

  it('DHCPDECLINE of an address that was never given to the sender changes nothing', async () => {
    const bench = await benchWithLease()
    await bench.ask(request({ mac: OTHER, options: { 53: [4], 50: bytesOf('10.99.0.50') } }))
    expect(bench.kinds()).not.toContain('dhcp.declined')
    expect(bench.leases.leaseOf(MAC)).not.toBeNull()
  })

  it("understands EDK2's DHCPDECLINE of a reply without mask", async () => {
    const sent = readCapture('nomask').filter(({ toPort }) => toPort === 67)
    const decline = sent.map(({ payload }) => payload).find(payload => payload[242] === 4)
    const bench = createDhcpBench()
    for (const { payload } of sent) await bench.askRaw(payload)
    expect(decline).toBeDefined()
    expect(bench.kinds().at(-1)).toBe('dhcp.declined')
  })

  it('DHCPRELEASE ends the lease, only for its holder', async () => {
    const bench = await benchWithLease()
    const release = (mac: string) =>
      request({ mac, ciaddr: '10.99.0.50' as Ipv4, options: { 53: [7], 54: bytesOf(SERVER) } })
    await bench.ask(release(OTHER))
    expect(bench.leases.leaseOf(MAC)!.expiresAtMs).toBeGreaterThan(bench.clock.nowMs())
    await bench.ask(release(MAC))
    expect(bench.leases.leaseOf(MAC)!.expiresAtMs).toBe(bench.clock.nowMs())
    expect(bench.facts.at(-1)).toMatchObject({ kind: 'dhcp.released', address: '10.99.0.50' })
  })

  it('DHCPINFORM gets the settings at its own address: no address, no lease', async () => {
    const bench = createDhcpBench({ dns: ['1.1.1.1' as Ipv4] })
    const ack = await bench.ask(request({ ciaddr: '10.99.0.77' as Ipv4, options: { 53: [8] } }))
    expect(ack).toMatchObject({ yiaddr: '0.0.0.0', sentTo: '10.99.0.77:68' })
    expect(option(ack, 6)).toEqual([1, 1, 1, 1])
    expect(option(ack, 51)).toBeNull()
    expect(bench.leases.granted).toEqual([])
  })

  it('DHCPINFORM from an address of another network sends no packet there', async () => {
    const inform = request({ ciaddr: '8.8.8.8' as Ipv4, options: { 53: [8] } })
    expect(await createDhcpBench().ask(inform)).toBeNull()
  })

  it('a relayed request is refused with its reason', async () => {
    const bench = createDhcpBench()
    expect(await bench.ask(request({ giaddr: '10.1.0.1' as Ipv4, options: { 53: [1] } }))).toBeNull()
    expect(bench.facts).toMatchObject([
      { kind: 'dhcp.discovered', mac: MAC },
      { kind: 'dhcp.refused', mac: MAC, reasonCode: 'no-segment', relay: '10.1.0.1' },
    ])
  })

  it.each([
    ['a reply of another server', request({ op: 2, options: { 53: [2] } })],
    ['a server message sent as a request', request({ options: { 53: [5] } })],
    ['an unknown message type', request({ options: { 53: [99] } })],
    ['InfiniBand', request({ htype: 32, hlen: 0, options: { 53: [1] } })],
  ])('%s gets no reply', async (_, packet) => {
    expect(await createDhcpBench().ask(packet)).toBeNull()
  })

  it('no bytes from the network stop the server', async () => {
    const bench = createDhcpBench()
    const valid = encodePacket(discover())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(valid.length),
        async (changes, length) => {
          const bytes = valid.slice(0, length)
          for (const [index, value] of changes) if (index < length) bytes[index] = value
          bench.clock.advance(1000)
          await bench.askRaw(bytes)
        },
      ),
      { numRuns: 300 },
    )
    expect(bench.problems.filter(({ code }) => code === 'stage-failed')).toEqual([])
    expect(typeOf(await bench.ask(discover('52:54:00:aa:bb:cc')))).toBe(OFFER)
  })

  it('a flooding machine is served twice a second, the others as before', async () => {
    const bench = createDhcpBench()
    const answers = async (count: number, mac: string) => {
      let answered = 0
      for (let n = 0; n < count; n++) if (await bench.ask(discover(mac))) answered++
      return answered
    }
    expect(await answers(100, MAC)).toBe(20)
    expect(await answers(3, OTHER)).toBe(3)
    bench.clock.advance(1000)
    expect(await answers(10, MAC)).toBe(2)
    bench.clock.advance(60_000)
    expect(await answers(20, MAC)).toBe(20)
  })

  it('after stop it sends no reply', async () => {
    const bench = createDhcpBench()
    await bench.server.stop()
    expect(await bench.ask(discover())).toBeNull()
  })
})
