import { constants, endianness } from 'node:os'
import { Buffer } from 'node:buffer'
import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import {
  bindSocket,
  createNodeUdpPort,
  createUnboundSocket,
  openAddressPort,
  toBindError,
} from './node-udp-port.ts'
import type { UdpPort } from './udp-port.ts'
import { linuxSocketAddress, loadPosixCalls, type CallResult, type PosixCalls } from './posix-socket.ts'

/** Opens a broadcast-hearing port of one card, in the way this system has for it. */
type OpenCardPort = (where: { card: string; port: number; address: Ipv4 }) => Promise<UdpPort>

/**
 * Windows: a socket on the card's own address hears broadcasts that arrive on that card and sends its own by it,
 * so one plain socket does both. NOT YET RUN on Windows: documented by those who do it so (WinIPBroadcast,
 * jpmikkers/DHCPServer). With Internet Connection Sharing on, svchost holds 0.0.0.0:67 and the outcome is unknown.
 */
const openWindowsCardPort: OpenCardPort = where => openAddressPort(where, { mayBroadcast: true })

/** How a card port is opened on a platform; where there is no way, opening says so. */
export function cardPortOpener(platform: NodeJS.Platform): OpenCardPort {
  switch (platform) {
    case 'linux':
      return where => openPosixCardPort(linuxCardBinding, where)
    case 'darwin':
      return where => openPosixCardPort(macosCardBinding, where)
    case 'win32':
      return openWindowsCardPort
    default:
      return ({ card }) =>
        Promise.reject(
          new SlipwayError('card-binding-unavailable', { card, ...detail('platform-unknown', { platform }) }),
        )
  }
}

/** What differs between the systems whose sockets can be tied to a card. */
interface CardBinding {
  /** `SOCK_DGRAM`, with close-on-exec where the system takes it here. */
  readonly socketType: number
  /** Ties a socket to a card, before it is bound. */
  tie(calls: PosixCalls, fd: number, card: string): CallResult
  /** `struct sockaddr_in` for 0.0.0.0 and this port. */
  wildcardAddress(port: number): Uint8Array
  /** The same port, sending past dgram; absent where that was not tried. */
  sendDirectly?(calls: PosixCalls, fd: number, port: UdpPort): UdpPort
}

/** sys/socket.h: the same on Linux and macOS. */
const AF_INET = 2
const SOCK_DGRAM = 2
const { EACCES, EPERM, ENODEV, ENXIO } = constants.errno

/**
 * Opens a UDP socket that belongs to one card: it is tied to the card *before* it is bound, so that another server
 * on another card is no conflict, and then handed to dgram. Broadcast is allowed after binding, as Node requires.
 */
async function openPosixCardPort(
  binding: CardBinding,
  where: { card: string; port: number; address: Ipv4 },
): Promise<UdpPort> {
  const calls = await loadPosixCalls().catch((error: unknown) => {
    throw unavailable(where.card, { detail: `koffi cannot be loaded: ${(error as Error).message}` }, error)
  })
  const fd = await openTiedDescriptor(calls, binding, where)
  const socket = createUnboundSocket()
  await bindSocket(socket, { fd }).catch((error: unknown) => {
    calls.close(fd)
    throw error
  })
  socket.setBroadcast(true)
  const port = createNodeUdpPort(socket, where.address)
  return binding.sendDirectly?.(calls, fd, port) ?? port
}

async function openTiedDescriptor(
  calls: PosixCalls,
  binding: CardBinding,
  where: { card: string; port: number },
): Promise<number> {
  const opened = calls.socket(AF_INET, binding.socketType, 0)
  if (opened.value < 0) throw unavailable(where.card, { detail: `socket: error ${opened.errno}` })
  const tied = binding.tie(calls, opened.value, where.card)
  if (tied.value < 0) {
    calls.close(opened.value)
    if (tied.errno === ENODEV || tied.errno === ENXIO)
      throw new SlipwayError('card-not-found', { card: where.card })
    const isForbidden = tied.errno === EPERM || tied.errno === EACCES
    throw unavailable(
      where.card,
      isForbidden ? detail('more-rights') : { detail: `error ${tied.errno} while binding to the card` },
    )
  }
  const bound = calls.bind(opened.value, binding.wildcardAddress(where.port))
  if (bound.value < 0) {
    calls.close(opened.value)
    throw await toBindError(bound.errno, { port: where.port, subject: where.card })
  }
  return opened.value
}

function unavailable(card: string, why: Readonly<Record<string, string>>, cause?: unknown): SlipwayError {
  return new SlipwayError('card-binding-unavailable', { card, ...why }, cause)
}

// asm-generic/socket.h and bits/socket_type.h; the same on every architecture Electron and Node run on.
const SOCK_CLOEXEC = 0o2000000
const SOL_SOCKET = 1
const SO_BINDTODEVICE = 25

/**
 * Linux: SO_BINDTODEVICE. Since kernel 5.7 it needs no privilege as long as the socket is not tied already.
 * A tied wildcard socket conflicts with wildcard sockets on the same port that are tied to nothing, and with those
 * of the same card; another card's server is left in peace.
 */
const linuxCardBinding: CardBinding = {
  socketType: SOCK_DGRAM | SOCK_CLOEXEC,
  tie: (calls, fd, card) => calls.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, Buffer.from(`${card}\0`)),
  wildcardAddress: port => linuxSocketAddress({ address: '0.0.0.0' as Ipv4, port }),
  sendDirectly,
}

// netinet/in.h of XNU.
const IPPROTO_IP = 0
const IP_BOUND_IF = 25

/**
 * macOS: IP_BOUND_IF, which ties reception and the choice of the outgoing card. A socket bound to the card's own
 * address would not hear limited broadcasts, hence the wildcard, which since 10.14 needs no root for low ports
 * either. NOT YET RUN on a Mac: written after Apple's ip(4) and netinet/in.h. Unknown until someone tries:
 * whether the port can be had while bootpd (Internet Sharing) holds it.
 */
const macosCardBinding: CardBinding = {
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

/**
 * Sends past dgram, in the same turn: a call through dgram costs about as much as the kernel's own work. What the kernel
 * does not take at once (a full socket, no such network) goes through dgram, which waits or says why.
 */
function sendDirectly(calls: PosixCalls, fd: number, port: UdpPort): UdpPort {
  let isClosed = false
  return {
    ...port,
    send(bytes, to) {
      // A closed descriptor's number may already be somebody else's.
      if (isClosed) return
      if (calls.sendto(fd, bytes, linuxSocketAddress(to)).value !== bytes.length) port.send(bytes, to)
    },
    close() {
      isClosed = true
      return port.close()
    },
  }
}
