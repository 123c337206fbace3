import type { Ipv4 } from '#contract/address.ts'
import type { KeptDatagram } from './tapped-network.ts'

/** draft-ietf-opsawg-pcap §4: microseconds, version 2.4. */
const MAGIC = 0xa1b2c3d4
const FILE_HEADER_BYTES = 24
const RECORD_HEADER_BYTES = 16
const MAX_CAPTURED_BYTES = 65_535
/** LINKTYPE_RAW: packets begin with their IP header. A UDP socket never sees the Ethernet header. */
const LINKTYPE_RAW = 101

const IPV4_HEADER_BYTES = 20
const UDP_HEADER_BYTES = 8
const VERSION_AND_LENGTH = 0x45
const TIME_TO_LIVE = 64
const PROTOCOL_UDP = 17

/** A libpcap file of the datagrams, each with an IPv4 and a UDP header (RFC 791, RFC 768) made from its addresses. */
export function encodePcap(datagrams: readonly KeptDatagram[]): Buffer {
  const header = Buffer.alloc(FILE_HEADER_BYTES)
  header.writeUInt32LE(MAGIC, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(MAX_CAPTURED_BYTES, 16)
  header.writeUInt32LE(LINKTYPE_RAW, 20)
  return Buffer.concat([header, ...datagrams.flatMap((datagram, index) => encodeRecord(datagram, index + 1))])
}

function encodeRecord(datagram: KeptDatagram, identification: number): readonly Buffer[] {
  const packet = encodeIpv4(datagram, identification)
  const header = Buffer.alloc(RECORD_HEADER_BYTES)
  header.writeUInt32LE(Math.floor(datagram.atMs / 1000), 0)
  header.writeUInt32LE(Math.floor((datagram.atMs % 1000) * 1000), 4)
  header.writeUInt32LE(packet.length, 8)
  header.writeUInt32LE(packet.length, 12)
  return [header, packet]
}

function encodeIpv4({ from, to, bytes }: KeptDatagram, identification: number): Buffer {
  const udpBytes = UDP_HEADER_BYTES + bytes.length
  const packet = Buffer.alloc(IPV4_HEADER_BYTES + udpBytes)
  packet[0] = VERSION_AND_LENGTH
  packet.writeUInt16BE(packet.length, 2)
  packet.writeUInt16BE(identification & 0xffff, 4)
  packet[8] = TIME_TO_LIVE
  packet[9] = PROTOCOL_UDP
  writeAddress(packet, 12, from.address)
  writeAddress(packet, 16, to.address)
  packet.writeUInt16BE(checksum(packet.subarray(0, IPV4_HEADER_BYTES)), 10)
  const udp = packet.subarray(IPV4_HEADER_BYTES)
  udp.writeUInt16BE(from.port, 0)
  udp.writeUInt16BE(to.port, 2)
  udp.writeUInt16BE(udpBytes, 4)
  udp.set(bytes, UDP_HEADER_BYTES)
  // RFC 768: over a pseudo header of both addresses, protocol and length as well; zero would mean "none".
  const pseudo = sum(packet.subarray(12, 20)) + PROTOCOL_UDP + udpBytes
  udp.writeUInt16BE(checksum(udp, pseudo) || 0xffff, 6)
  return packet
}

function writeAddress(packet: Buffer, offset: number, address: Ipv4): void {
  for (const [index, part] of address.split('.').entries()) packet[offset + index] = Number(part)
}

/** The ones' complement of the ones' complement sum, RFC 1071. */
function checksum(bytes: Uint8Array, start = 0): number {
  let total = start + sum(bytes)
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000)
  return ~total & 0xffff
}

function sum(bytes: Uint8Array): number {
  let total = 0
  for (let index = 0; index < bytes.length; index += 2)
    total += (bytes[index]! << 8) | (bytes[index + 1] ?? 0)
  return total
}
