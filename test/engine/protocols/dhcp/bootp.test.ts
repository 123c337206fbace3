import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootChoice } from '#engine/protocols/dhcp/client-facts.ts'
import { decodePacket, encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const MAC = '52:54:00:12:34:56' as MacAddress
const program: BootChoice = { file: 'boot/xyzboot', nextServer: SERVER, rootPath: null }

describe('BOOTP (RFC 951), which has no message type', () => {
  it('gets a reply of at least 300 bytes with address, server and file, and no DHCP options', async () => {
    const bench = createDhcpBench({ boots: program })
    const [datagram] = await bench.askRaw(encodePacket(request({ options: {} })))
    expect(datagram!.bytes.length).toBeGreaterThanOrEqual(300)
    expect(datagram!.to).toEqual({ address: '255.255.255.255', port: 68 })
    const reply = decodePacket(datagram!.bytes)
    expect(reply).toMatchObject({ op: 2, yiaddr: '10.99.0.50', siaddr: SERVER })
    expect(Buffer.from(reply.file).toString()).toMatch(/^boot\/xyzboot\0/)
    expect([...reply.options.keys()]).toEqual([1, 66, 67])
  })

  it('is accepted without the cookie too, and gets the same address each time', async () => {
    const bench = createDhcpBench()
    const bytes = encodePacket(request({ options: {} })).fill(0, 236)
    for (let round = 0; round < 2; round++) {
      const [datagram] = await bench.askRaw(bytes)
      expect(decodePacket(datagram!.bytes).yiaddr).toBe('10.99.0.50')
    }
    expect(option(await bench.ask(request({ options: { 53: [1] } })), 50)).toBeNull()
  })

  it('keeps its address for a day: it never renews', async () => {
    const bench = createDhcpBench()
    await bench.ask(request({ options: {} }))
    const lease = bench.leases.leaseOf(MAC)!
    expect(lease.expiresAtMs - lease.grantedAtMs).toBe(86_400_000)
    bench.clock.advance(23 * 3_600_000)
    expect((await bench.ask(request({ mac: '52:54:00:00:00:02', options: { 53: [1] } })))!.yiaddr).toBe(
      '10.99.0.51',
    )
  })

  it('gets its reservation', async () => {
    const bench = createDhcpBench()
    bench.leases.reserve(MAC, '10.99.0.7' as Ipv4)
    expect((await bench.ask(request({ options: {} })))!.yiaddr).toBe('10.99.0.7')
  })
})
