import { Buffer } from 'node:buffer'
import type { Ipv4 } from '#contract/address.ts'
import { sendDirectly } from './linux-direct-send.ts'
import { linuxSocketAddress } from './linux-socket-address.ts'
import type { CardBinding } from './posix-card-port.ts'

// asm-generic/socket.h and bits/socket_type.h; the same on every architecture Electron and Node run on.
const SOCK_DGRAM = 2
const SOCK_CLOEXEC = 0o2000000
const SOL_SOCKET = 1
const SO_BINDTODEVICE = 25

/**
 * Linux: SO_BINDTODEVICE. Since kernel 5.7 it needs no privilege as long as the socket is not tied already.
 * A tied wildcard socket conflicts with wildcard sockets on the same port that are tied to nothing, and with those
 * of the same card; another card's server is left in peace.
 */
export const linuxCardBinding: CardBinding = {
  socketType: SOCK_DGRAM | SOCK_CLOEXEC,
  tie: (calls, fd, card) => calls.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, Buffer.from(`${card}\0`)),
  wildcardAddress: port => linuxSocketAddress({ address: '0.0.0.0' as Ipv4, port }),
  sendDirectly,
}
