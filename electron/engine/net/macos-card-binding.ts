import { Buffer } from 'node:buffer'
import { constants, endianness } from 'node:os'
import type { CardBinding } from './posix-card-port.ts'

// sys/socket.h and netinet/in.h of XNU.
const SOCK_DGRAM = 2
const IPPROTO_IP = 0
const IP_BOUND_IF = 25
const AF_INET = 2

/**
 * macOS: IP_BOUND_IF, which ties reception and the choice of the outgoing card. A socket bound to the card's own
 * address would not hear limited broadcasts, hence the wildcard, which since 10.14 needs no root for low ports
 * either. NOT YET RUN on a Mac: written after Apple's ip(4) and netinet/in.h. Unknown until someone tries:
 * whether the port can be had while bootpd (Internet Sharing) holds it.
 */
export const macosCardBinding: CardBinding = {
  socketType: SOCK_DGRAM,
  tie(calls, fd, card) {
    const index = calls.interfaceIndex(card)
    if (index === 0) return { value: -1, errno: constants.errno.ENXIO }
    const value = Buffer.alloc(4)
    if (endianness() === 'LE') value.writeUInt32LE(index)
    else value.writeUInt32BE(index)
    return calls.setsockopt(fd, IPPROTO_IP, IP_BOUND_IF, value)
  },
  wildcardAddress(port) {
    const address = Buffer.alloc(16)
    address[0] = address.length // sin_len: BSD's sockaddr begins with its size
    address[1] = AF_INET
    address.writeUInt16BE(port, 2)
    return address
  },
}
