import { readFileSync } from 'node:fs'

/** A UDP datagram of a capture. */
export interface CapturedDatagram {
  readonly fromPort: number
  readonly toPort: number
  readonly payload: Uint8Array
}

const ETHERNET_HEADER = 14
const ETHERTYPE_IPV4 = 0x0800
const PROTOCOL_UDP = 17

/** The datagrams of a fixture. */
export function readCapture(name: string): CapturedDatagram[] {
  return readDatagrams(new URL(`../fixtures/captures/${name}.pcap`, import.meta.url))
}

/** The IPv4 UDP datagrams of a classic little-endian pcap file with Ethernet frames, in order. */
export function readDatagrams(path: URL | string): CapturedDatagram[] {
  const bytes = readFileSync(path)
  if (bytes.readUInt32LE(0) !== 0xa1b2c3d4) throw new Error(`${String(path)}: not a little-endian pcap file`)
  const datagrams: CapturedDatagram[] = []
  for (let offset = 24; offset < bytes.length;) {
    const length = bytes.readUInt32LE(offset + 8)
    const frame = bytes.subarray(offset + 16, offset + 16 + length)
    offset += 16 + length
    if (frame.readUInt16BE(12) !== ETHERTYPE_IPV4) continue
    const packet = frame.subarray(ETHERNET_HEADER)
    if (packet[9] !== PROTOCOL_UDP) continue
    const udp = packet.subarray((packet[0]! & 0x0f) * 4)
    datagrams.push({
      fromPort: udp.readUInt16BE(0),
      toPort: udp.readUInt16BE(2),
      payload: Uint8Array.from(udp.subarray(8, udp.readUInt16BE(4))),
    })
  }
  return datagrams
}
