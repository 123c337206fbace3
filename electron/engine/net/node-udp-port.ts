import { createSocket, type RemoteInfo, type Socket, type SocketOptions } from 'node:dgram'
import { constants } from 'node:os'
import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { DatagramListener, UdpPort } from './udp-port.ts'
import { findUdpPortHolder } from './port-use.ts'

/**
 * Opens a socket on one of our addresses. Replies then leave from the address that the client asked; UEFI firmware
 * drops TFTP data from any other. With `mayBroadcast` it is also the Windows replacement for binding to a card.
 */
export async function openAddressPort(
  where: { address: Ipv4; port: number },
  options: { mayBroadcast?: boolean } = {},
): Promise<UdpPort> {
  const socket = createUnboundSocket()
  try {
    // exclusive: otherwise a Node cluster worker would share the handle with its siblings.
    await bindSocket(socket, { ...where, exclusive: true })
  } catch (error) {
    throw await toBindError(errnoOf(error), { port: where.port, subject: where.address }, error)
  }
  if (options.mayBroadcast) socket.setBroadcast(true)
  return createNodeUdpPort(socket, where.address)
}

/** Room for a burst of machines that start together. The kernel caps it (net.core.rmem_max). */
const RECEIVE_BUFFER_BYTES = 1024 * 1024

/**
 * Creates an unbound dgram socket. Addresses are always literals, so `lookup` answers in the same tick: dgram's
 * default calls dns.lookup, which costs every datagram a turn of the event loop. Sets neither `reuseAddr` nor
 * `reusePort`: a second server on our port must fail instead of silently sharing it.
 */
export function createUnboundSocket(): Socket {
  return createSocket({ type: 'udp4', lookup: literalLookup(4) })
}

/** Binds and waits for the result. Closes the socket if binding fails. */
export async function bindSocket(
  socket: Socket,
  where: { fd: number } | { address: Ipv4; port: number; exclusive: true },
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(where, () => {
        socket.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    socket.close()
    throw error
  }
}

/** Makes a UdpPort from a bound socket. `address` is the card's, which a wildcard socket does not know. */
export function createNodeUdpPort(socket: Socket, address: Ipv4): UdpPort {
  const { port } = socket.address()
  const ends = createSocketEnds<DatagramListener>(socket, (listener, bytes, from) =>
    listener(bytes, { address: from.address as Ipv4, port: from.port }),
  )
  trySetReceiveBuffer(socket)
  return {
    address,
    port,
    send: (bytes, to) => ends.send(bytes, to.port, to.address),
    onDatagram: ends.onMessage,
    onError: ends.onError,
    close: ends.close,
  }
}

/** What every port over a bound dgram socket does: errors go to listeners, messages to one listener, until it is closed. */
interface SocketEnds<Listener> {
  send(bytes: Uint8Array, port: number, address: string): void
  onMessage(listener: Listener): () => void
  onError(listener: (error: Error) => void): () => void
  close(): Promise<void>
}

export function createSocketEnds<Listener>(
  socket: Socket,
  deliver: (listener: Listener, bytes: Uint8Array, from: RemoteInfo) => void,
): SocketEnds<Listener> {
  let listener: Listener | null = null
  let isClosed = false
  const errorListeners = new Set<(error: Error) => void>()
  const reportError = (error: Error | null): void => {
    if (error && !isClosed) for (const listener of errorListeners) listener(error)
  }
  socket.on('error', reportError)
  socket.on('message', (bytes, from) => {
    if (listener) deliver(listener, bytes, from)
  })
  return {
    send(bytes, port, address) {
      if (isClosed) return
      try {
        socket.send(bytes, port, address, reportError)
      } catch (error) {
        reportError(error as Error)
      }
    },
    onMessage(next) {
      listener = next
      return () => {
        if (listener === next) listener = null
      }
    },
    onError(next) {
      errorListeners.add(next)
      return () => errorListeners.delete(next)
    },
    async close() {
      if (isClosed) return
      isClosed = true
      listener = null
      await new Promise<void>(resolve => socket.close(() => resolve()))
    },
  }
}

/** Answers a lookup in the same tick: every address is a literal. */
export function literalLookup(family: 4 | 6): SocketOptions['lookup'] {
  const lookup = (
    address: string,
    _options: unknown,
    callback: (error: Error | null, address: string, family: number) => void,
  ): void => callback(null, address, family)
  return lookup as SocketOptions['lookup']
}

function trySetReceiveBuffer(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES)
  } catch {
    // Not fatal: a smaller buffer only means that a burst may cost a retransmission.
    return
  }
}

const { EACCES, EADDRINUSE, EADDRNOTAVAIL, EPERM } = constants.errno

/** Maps the errno of a failed bind to our error codes. `errno` is positive. */
export async function toBindError(
  errno: number,
  where: { port: number; subject: string },
  cause?: unknown,
): Promise<SlipwayError> {
  switch (errno) {
    case EADDRINUSE: {
      const holder = await findUdpPortHolder(where.port)
      return new SlipwayError('port-in-use', { protocol: 'udp', port: where.port, ...holder }, cause)
    }
    case EACCES:
    case EPERM:
      return new SlipwayError('permission-denied', { protocol: 'udp', port: where.port }, cause)
    case EADDRNOTAVAIL:
      return new SlipwayError('card-without-address', { card: where.subject }, cause)
    default:
      return new SlipwayError(
        'internal',
        { detail: `UDP port ${where.port} on ${where.subject}: error ${errno}` },
        cause,
      )
  }
}

/** The positive errno of an error thrown by Node, or 0 if it has none. */
function errnoOf(error: unknown): number {
  const code = (error as NodeJS.ErrnoException).code
  return (code !== undefined && (constants.errno as Record<string, number>)[code]) || 0
}
