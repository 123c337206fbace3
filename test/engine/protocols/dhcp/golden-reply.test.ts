import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootChoice } from '#engine/protocols/dhcp/client-facts.ts'
import { createDhcpBench, SERVER } from '../../../support/dhcp-client.ts'
import { readCapture } from '../../../support/pcap.ts'

/** The DHCP datagrams that the client of a capture sent to port 67, in order. */
const sentBy = (name: string) =>
  readCapture(name)
    .filter(({ fromPort, toPort }) => fromPort === 68 && toPort === 67)
    .map(({ payload }) => payload)
const typeOf = (payload: Uint8Array) => payload[242]
const program: BootChoice = { file: 'head/snponly.efi', nextServer: SERVER, rootPath: null }
const script: BootChoice = { file: 'http://10.99.0.1/boot.ipxe', nextServer: SERVER, rootPath: null }

const text = (value: string) => [...Buffer.from(value)]
const option = (code: number, ...value: number[]) => [code, value.length, ...value]
const UUID_WIRE = [
  0x44, 0x33, 0x22, 0x11, 0x66, 0x55, 0x88, 0x77, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0,
]
const MAC = [0x52, 0x54, 0, 0x12, 0x34, 0x56]

/** A whole reply, written out by RFC 2131's figure 1. */
function reply(xid: number[], file: string, options: number[][]): number[] {
  const packet = [2, 1, 6, 0, ...xid, 0, 0, 0x80, 0]
  packet.push(0, 0, 0, 0, 10, 99, 0, 50, 10, 99, 0, 1, 0, 0, 0, 0)
  packet.push(...MAC, ...Array<number>(10).fill(0), ...Array<number>(64).fill(0))
  packet.push(...text(file), ...Array<number>(128 - file.length).fill(0))
  packet.push(99, 130, 83, 99, ...options.flat(), 255)
  while (packet.length < 300) packet.push(0)
  return packet
}

describe('the reply that boots every client tried', () => {
  it.each([
    [1, 2],
    [3, 5],
  ])('to EDK2, byte for byte: message %i is answered by %i', async (asked, answered) => {
    const bench = createDhcpBench({ boots: program })
    for (const payload of sentBy('u_own').slice(0, 2)) {
      const [datagram] = await bench.askRaw(payload)
      if (typeOf(payload) !== asked) continue
      expect(datagram?.to).toEqual({ address: '255.255.255.255', port: 68 })
      expect([...datagram!.bytes]).toEqual(
        reply([0x9d, 0x00, 0xe4, 0x16], 'head/snponly.efi', [
          option(53, answered),
          option(54, 10, 99, 0, 1),
          option(51, 0, 0, 0x0e, 0x10),
          option(58, 0, 0, 0x07, 0x08),
          option(59, 0, 0, 0x0c, 0x4e),
          option(1, 255, 255, 255, 0),
          option(60, ...text('PXEClient')),
          option(43, 6, 1, 8, 255),
          option(66, ...text('10.99.0.1')),
          option(67, ...text('head/snponly.efi')),
          option(97, 0, ...UUID_WIRE),
        ]),
      )
    }
  })

  it('to iPXE, byte for byte, with gateway and name server configured', async () => {
    const bench = createDhcpBench({
      boots: script,
      gateway: '10.99.0.254' as Ipv4,
      dns: ['1.1.1.1' as Ipv4, '9.9.9.9' as Ipv4],
    })
    const discover = sentBy('u_own')[2]!
    const [datagram] = await bench.askRaw(discover)
    expect([...datagram!.bytes]).toEqual(
      reply([0xa3, 0x49, 0x72, 0x63], script.file, [
        option(53, 2),
        option(54, 10, 99, 0, 1),
        option(51, 0, 0, 0x0e, 0x10),
        option(58, 0, 0, 0x07, 0x08),
        option(59, 0, 0, 0x0c, 0x4e),
        option(1, 255, 255, 255, 0),
        option(3, 10, 99, 0, 254),
        option(6, 1, 1, 1, 1, 9, 9, 9, 9),
        option(60, ...text('PXEClient')),
        option(43, 6, 1, 8, 255),
        option(66, ...text('10.99.0.1')),
        option(67, ...text(script.file)),
        option(97, 0, ...UUID_WIRE),
        option(61, 1, ...MAC),
        option(175, 0xb0, 1, 1),
      ]),
    )
  })

  it('to UEFI HTTP Boot: class HTTPClient, a URL, no option 43', async () => {
    const url = { ...program, file: 'http://10.99.0.1/boot/ipxe.efi' }
    const bench = createDhcpBench({ boots: url })
    const [discover] = sentBy('h_basic')
    const [datagram] = await bench.askRaw(discover!)
    const xid = [...discover!.subarray(4, 8)]
    expect([...datagram!.bytes]).toEqual(
      reply(xid, url.file, [
        option(53, 2),
        option(54, 10, 99, 0, 1),
        option(51, 0, 0, 0x0e, 0x10),
        option(58, 0, 0, 0x07, 0x08),
        option(59, 0, 0, 0x0c, 0x4e),
        option(1, 255, 255, 255, 0),
        option(60, ...text('HTTPClient')),
        option(66, ...text('10.99.0.1')),
        option(67, ...text(url.file)),
        option(97, 0, ...UUID_WIRE),
      ]),
    )
  })

  it('serves EDK2 and iPXE of one machine in both stages on one address', async () => {
    const bench = createDhcpBench({ boots: ({ userClass }) => (userClass === 'iPXE' ? script : program) })
    for (const payload of sentBy('u_own')) expect(await bench.askRaw(payload)).toHaveLength(1)
    expect(bench.leases.granted.map(({ ip }) => ip)).toEqual(['10.99.0.50', '10.99.0.50'])
    expect(bench.facts).toMatchObject([
      { kind: 'dhcp.discovered', arch: 'x64-uefi', userClass: null, isBootClient: true },
      { kind: 'dhcp.offered', address: '10.99.0.50', bootFile: program.file },
      { kind: 'dhcp.acknowledged', address: '10.99.0.50', bootFile: program.file, leaseSeconds: 3600 },
      { kind: 'dhcp.discovered', userClass: 'iPXE' },
      { kind: 'dhcp.offered', bootFile: script.file },
      { kind: 'dhcp.acknowledged', bootFile: script.file, isBootClient: true },
    ])
  })
})
