import { createSocket, type Socket, type SocketOptions } from 'node:dgram'
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
  const options: SocketOptions = { type: 'udp4', lookup: answerLiteral as SocketOptions['lookup'] }
  return createSocket(options)
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
  let listener: DatagramListener | null = null
  let isClosed = false
  const errorListeners = new Set<(error: Error) => void>()
  const { port } = socket.address()

  const reportError = (error: Error | null): void => {
    if (error && !isClosed) for (const listener of errorListeners) listener(error)
  }
  socket.on('error', reportError)
  socket.on('message', (bytes, from) => listener?.(bytes, { address: from.address as Ipv4, port: from.port }))
  trySetReceiveBuffer(socket)

  return {
    address,
    port,
    send(bytes, to) {
      if (isClosed) return
      try {
        socket.send(bytes, to.port, to.address, reportError)
      } catch (error) {
        reportError(error as Error)
      }
    },
    onDatagram(next) {
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

function answerLiteral(
  address: string,
  _family: unknown,
  callback: (error: Error | null, address: string, family: number) => void,
): void {
  callback(null, address, 4)
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
