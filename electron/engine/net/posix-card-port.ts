import { constants } from 'node:os'
import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { toBindError } from './bind-error.ts'
import { bindSocket, createNodeUdpPort, createUnboundSocket } from './node-udp-port.ts'
import { loadPosixCalls, type CallResult, type PosixCalls } from './posix-socket.ts'
import type { UdpPort } from './udp-port.ts'

/** What differs between the systems whose sockets can be tied to a card. */
export interface CardBinding {
  /** `SOCK_DGRAM`, with close-on-exec where the system takes it here. */
  readonly socketType: number
  /** Ties a socket to a card, before it is bound. */
  tie(calls: PosixCalls, fd: number, card: string): CallResult
  /** `struct sockaddr_in` for 0.0.0.0 and this port. */
  wildcardAddress(port: number): Uint8Array
  /** The same port, sending past dgram; absent where that was not tried. */
  sendDirectly?(calls: PosixCalls, fd: number, port: UdpPort): UdpPort
}

const AF_INET = 2
const { EACCES, EPERM, ENODEV, ENXIO } = constants.errno

/**
 * Opens a UDP socket that belongs to one card: it is tied to the card *before* it is bound, so that another server
 * on another card is no conflict, and then handed to dgram. Broadcast is allowed after binding, as Node requires.
 */
export async function openPosixCardPort(
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
