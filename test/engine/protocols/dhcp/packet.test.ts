import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { OptionCode } from '#engine/protocols/dhcp/option-code.ts'
import { decodePacket, encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { readCapture } from '../../../support/pcap.ts'

const captures = readdirSync(new URL('../../../fixtures/captures/', import.meta.url))
  .filter(file => file.endsWith('.pcap'))
  .map(file => file.slice(0, -'.pcap'.length))
const DHCP_PORTS = [67, 68, 4011]

function dhcpPayloads(name: string): Uint8Array[] {
  return readCapture(name)
    .filter(({ fromPort, toPort }) => DHCP_PORTS.includes(fromPort) && DHCP_PORTS.includes(toPort))
    .map(({ payload }) => payload)
}

/** A packet with this option area, 53 = DISCOVER not included. */
function packetWith(area: number[], { file = [], sname = [] }: { file?: number[]; sname?: number[] } = {}) {
  const bytes = new Uint8Array(240 + area.length)
  bytes.set([1, 1, 6, 0, 1, 2, 3, 4])
  bytes.set([0x52, 0x54, 0, 0x12, 0x34, 0x56], 28)
  bytes.set(sname, 44)
  bytes.set(file, 108)
  bytes.set([99, 130, 83, 99], 236)
  bytes.set(area, 240)
  return bytes
}

describe('DHCP packet', () => {
  it.each(captures)('reads and writes every DHCP packet of %s', name => {
    const payloads = dhcpPayloads(name)
    expect(payloads.length).toBeGreaterThan(0)
    for (const payload of payloads) {
      const packet = decodePacket(payload)
      const again = encodePacket(packet)
      expect(decodePacket(again)).toEqual(packet)
      // What a client wrote comes back byte for byte; the hand-made replies include areas without an end.
      if (packet.op === 1) expect(trimPadding(again)).toEqual(trimPadding(payload))
    }
  })

  it('reads the header of an EDK2 DHCPDISCOVER', () => {
    const packet = decodePacket(dhcpPayloads('u_own')[0]!)
    expect(packet).toMatchObject({
      op: 1,
      htype: 1,
      hlen: 6,
      xid: 0x9d00e416,
      flags: 0x8000,
      ciaddr: '0.0.0.0',
    })
    expect([...packet.options.keys()].slice(0, 3)).toEqual([
      OptionCode.DhcpMessageType,
      OptionCode.MaximumDhcpMessageSize,
      OptionCode.ParameterRequestList,
    ])
  })

  it('is at least 300 bytes long, padded with zeros after the end option', () => {
    const encoded = encodePacket(decodePacket(packetWith([53, 1, 1, 255])))
    expect(encoded).toHaveLength(300)
    expect([...encoded.subarray(240, 245)]).toEqual([53, 1, 1, 255, 0])
  })

  it('keeps unknown options', () => {
    const packet = decodePacket(packetWith([53, 1, 1, 250, 3, 9, 8, 7, 255]))
    expect([...packet.options.get(250)!]).toEqual([9, 8, 7])
    expect(decodePacket(encodePacket(packet)).options).toEqual(packet.options)
  })

  it('joins the parts of a repeated option, RFC 3396', () => {
    const packet = decodePacket(packetWith([67, 2, 97, 98, 53, 1, 1, 67, 1, 99, 255]))
    expect(Buffer.from(packet.options.get(67)!).toString()).toBe('abc')
  })

  it('splits a value over 255 bytes, RFC 3396', () => {
    const value = new Uint8Array(600).map((_, index) => index)
    const packet = { ...decodePacket(packetWith([255])), options: new Map([[67, value]]) }
    const encoded = encodePacket(packet)
    expect([encoded[241], encoded[240 + 257 + 1], encoded[240 + 514 + 1]]).toEqual([255, 255, 90])
    expect(decodePacket(encoded).options.get(67)).toEqual(value)
  })

  it('reads options from file and sname if option 52 says so, file first', () => {
    const bytes = packetWith([52, 1, 3, 53, 1, 1, 255], {
      file: [67, 1, 97, 255],
      sname: [67, 1, 98, 255],
    })
    const packet = decodePacket(bytes)
    expect(Buffer.from(packet.options.get(67)!).toString()).toBe('ab')
    expect(packet.file.every(byte => byte === 0) && packet.sname.every(byte => byte === 0)).toBe(true)
    expect(packet.options.has(OptionCode.OptionOverload)).toBe(false)
  })

  it('accepts an area without an end option, as old ROMs send it', () => {
    expect(decodePacket(packetWith([53, 1, 1])).options.size).toBe(1)
  })

  it.each([
    ['a value', [60, 9, 80, 88, 69]],
    ['a length', [60]],
  ])('ignores a last option without all of %s, as dnsmasq and Kea do', (_, last) => {
    const { options } = decodePacket(packetWith([53, 1, 1, 12, 1, 65, ...last]))
    expect([...options.keys()]).toEqual([53, 12])
  })

  it.each([
    ['a message type cut short', packetWith([53, 9, 1])],
    ['a code without a length and no message type', packetWith([53])],
    ['a wrong cookie', packetWith([255]).fill(1, 236, 240)],
    ['a header cut short', packetWith([]).subarray(0, 200)],
    ['a hardware address over 16 bytes', packetWith([255]).fill(17, 2, 3)],
    ['an unknown op', packetWith([255]).fill(3, 0, 1)],
    ['nothing', new Uint8Array()],
  ])('calls %s a DecodeError', (_, bytes) => {
    expect(() => decodePacket(bytes)).toThrow(DecodeError)
  })

  it('reads BOOTP as of 1985, without a cookie, as a packet without options', () => {
    const packet = decodePacket(packetWith([12, 1, 65, 255]).fill(0, 236, 240))
    expect(packet.options.size).toBe(0)
  })

  it('returns a value or throws a DecodeError for any bytes', () => {
    const header = packetWith([])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (noise, isFramed) => {
        const bytes = isFramed ? Uint8Array.from([...header, ...noise]) : noise
        try {
          const packet = decodePacket(bytes)
          expect(decodePacket(encodePacket(packet))).toEqual(packet)
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

function trimPadding(bytes: Uint8Array): number[] {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return [...bytes.subarray(0, end)]
}
