import { Buffer } from 'node:buffer'
import { ipv4ToNumber } from '#contract/address.ts'
import type { UdpEndpoint } from './udp-port.ts'

/** bits/socket.h, the same on every architecture Electron and Node run on. */
export const AF_INET = 2
const SOCKADDR_BYTES = 16

/** `struct sockaddr_in` of Linux. */
export function linuxSocketAddress({ address, port }: UdpEndpoint): Uint8Array {
  const bytes = Buffer.alloc(SOCKADDR_BYTES)
  new Uint16Array(bytes.buffer, bytes.byteOffset, 1)[0] = AF_INET // host order
  bytes.writeUInt16BE(port, 2)
  bytes.writeUInt32BE(ipv4ToNumber(address), 4)
  return bytes
}
