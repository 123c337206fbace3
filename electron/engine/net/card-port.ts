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

/** Opens a port of one card that also receives broadcasts, in this system's way. */
type OpenCardPort = (where: { card: string; port: number; address: Ipv4 }) => Promise<UdpPort>

/**
 * Windows: a socket on the card's own address receives broadcasts that arrive on that card and sends its own through
 * it, so one plain socket does both. NOT YET RUN on Windows: WinIPBroadcast and jpmikkers/DHCPServer do it this way.
 * With Internet Connection Sharing on, svchost holds 0.0.0.0:67; what happens then is unknown.
 */
const openWindowsCardPort: OpenCardPort = where => openAddressPort(where, { mayBroadcast: true })

/**
 * Returns the way to open a card port on a platform. On an unsupported platform it rejects with
 * `card-binding-unavailable`.
 */
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

/** The differences between the systems whose sockets can be bound to a card. */
interface CardBinding {
  /** `SOCK_DGRAM`, with close-on-exec if the system accepts it here. */
  readonly socketType: number
  /** Binds a socket to a card. Must come before bind(2). */
  bindToCard(calls: PosixCalls, fd: number, card: string): CallResult
  /** `struct sockaddr_in` for 0.0.0.0 and this port. */
  wildcardAddress(port: number): Uint8Array
  /** The same port, sending without dgram. Absent on systems where this is untested. */
  sendDirectly?(calls: PosixCalls, fd: number, port: UdpPort): UdpPort
}

/** sys/socket.h: the same on Linux and macOS. */
const AF_INET = 2
const SOCK_DGRAM = 2
const { EACCES, EPERM, ENODEV, ENXIO } = constants.errno

/**
 * Opens a UDP socket of one card and hands it to dgram. The socket is bound to the card *before* bind(2), so that a
 * server on another card is no conflict. Broadcast is allowed after binding, as Node requires.
 */
async function openPosixCardPort(
  binding: CardBinding,
  where: { card: string; port: number; address: Ipv4 },
): Promise<UdpPort> {
  const calls = await loadPosixCalls().catch((error: unknown) => {
    throw unavailable(where.card, detail('no-system-calls', { said: (error as Error).message }), error)
  })
  const fd = await openBoundDescriptor(calls, binding, where)
  const socket = createUnboundSocket()
  await bindSocket(socket, { fd }).catch((error: unknown) => {
    calls.close(fd)
    throw error
  })
  socket.setBroadcast(true)
  const port = createNodeUdpPort(socket, where.address)
  return binding.sendDirectly?.(calls, fd, port) ?? port
}

async function openBoundDescriptor(
  calls: PosixCalls,
  binding: CardBinding,
  where: { card: string; port: number },
): Promise<number> {
  const opened = calls.socket(AF_INET, binding.socketType, 0)
  if (opened.value < 0) throw unavailable(where.card, detail('socket-refused', { errno: opened.errno }))
  const tie = binding.bindToCard(calls, opened.value, where.card)
  if (tie.value < 0) {
    calls.close(opened.value)
    if (tie.errno === ENODEV || tie.errno === ENXIO)
      throw new SlipwayError('card-not-found', { card: where.card })
    const isForbidden = tie.errno === EPERM || tie.errno === EACCES
    throw unavailable(
      where.card,
      isForbidden ? detail('more-rights') : detail('socket-refused', { errno: tie.errno }),
    )
  }
  const bound = calls.bind(opened.value, binding.wildcardAddress(where.port))
  if (bound.value < 0) {
    calls.close(opened.value)
    throw await toBindError(bound.errno, { port: where.port, subject: where.card })
  }
  return opened.value
}

function unavailable(
  card: string,
  why: Readonly<Record<string, string | number>>,
  cause?: unknown,
): SlipwayError {
  return new SlipwayError('card-binding-unavailable', { card, ...why }, cause)
}

// asm-generic/socket.h and bits/socket_type.h; the same on every architecture Electron and Node run on.
const SOCK_CLOEXEC = 0o2000000
const SOL_SOCKET = 1
const SO_BINDTODEVICE = 25

/**
 * Linux: SO_BINDTODEVICE (socket(7)). Since kernel 5.7 it needs no privilege unless the socket is already bound to a
 * card. A wildcard socket bound to a card conflicts with sockets on the same port that are bound to no card, and with
 * those of the same card, but not with another card's server.
 */
const linuxCardBinding: CardBinding = {
  socketType: SOCK_DGRAM | SOCK_CLOEXEC,
  bindToCard: (calls, fd, card) =>
    calls.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, Buffer.from(`${card}\0`)),
  wildcardAddress: port => linuxSocketAddress({ address: '0.0.0.0' as Ipv4, port }),
  sendDirectly,
}

// netinet/in.h of XNU.
const IPPROTO_IP = 0
const IP_BOUND_IF = 25

/**
 * macOS: IP_BOUND_IF restricts reception and the outgoing interface. A socket on the card's own address would not
 * receive limited broadcasts, so it uses the wildcard, which since 10.14 also needs no root for low ports. NOT YET RUN
 * on a Mac: written from Apple's ip(4) and netinet/in.h. Unknown: whether the bind succeeds while bootpd (Internet
 * Sharing) holds the port.
 */
const macosCardBinding: CardBinding = {
  socketType: SOCK_DGRAM,
  bindToCard(calls, fd, card) {
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
 * Sends with sendto(2) in the same turn instead of through dgram, whose overhead is about as large as the kernel's own
 * work. If the kernel does not take a datagram at once (full socket buffer, no route), dgram sends it and waits or
 * reports the error.
 */
function sendDirectly(calls: PosixCalls, fd: number, port: UdpPort): UdpPort {
  let isClosed = false
  return {
    ...port,
    send(bytes, to) {
      // The kernel reuses the number of a closed descriptor: it may be another file's by now.
      if (isClosed) return
      if (calls.sendto(fd, bytes, linuxSocketAddress(to)).value !== bytes.length) port.send(bytes, to)
    },
    close() {
      isClosed = true
      return port.close()
    },
  }
}
