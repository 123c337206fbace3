import { Buffer } from 'node:buffer'
import { constants } from 'node:os'
import type { Ipv4 } from '#contract/address.ts'
import { bindSocket, createNodeUdpPort, createUnboundSocket, openAddressPort } from './node-udp-port.ts'
import { withBursts, type BurstPort, type UdpEndpoint, type UdpPort } from './udp-port.ts'
import { loadArrivals, type Arrivals } from './linux-arrivals.ts'
import { AF_INET, linuxSocketAddress, loadPosixCalls, type PosixCalls } from './posix-socket.ts'

// asm-generic/socket.h and linux/udp.h; the same on every architecture Electron and Node run on.
const SOCK_DGRAM = 2
const SOCK_NONBLOCK = 0o4000
const SOCK_CLOEXEC = 0o2000000
const SOL_UDP = 17
const UDP_SEGMENT = 103

const { EAGAIN, EWOULDBLOCK, ENOBUFS } = constants.errno
const FULL = new Set<number>([EAGAIN, EWOULDBLOCK, ENOBUFS])

/**
 * Opens a free port of this address that sends each burst in one system call (UDP_SEGMENT, Linux 4.18). Receives
 * through dgram but sends without it, because a dgram call costs more than the kernel's own work. Without koffi it is
 * an ordinary port. Rejects as {@link openAddressPort} does.
 */
export async function openLinuxBurstPort({ address }: { address: Ipv4 }): Promise<BurstPort> {
  const calls = await loadPosixCalls().catch(() => null)
  const arrivals = await loadArrivals().catch(() => null)
  const opened = calls?.socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)
  if (!calls || !opened || opened.value < 0) return withBursts(await openAddressPort({ address, port: 0 }))
  const fd = opened.value
  const socket = createUnboundSocket()
  try {
    if (calls.bind(fd, linuxSocketAddress({ address, port: 0 })).value < 0) throw new Error('bind')
    await bindSocket(socket, { fd })
  } catch {
    calls.close(fd)
    // If this fails too, its error says why.
    return withBursts(await openAddressPort({ address, port: 0 }))
  }
  return createBurstPort(calls, fd, withArrivals(createNodeUdpPort(socket, address), fd, arrivals))
}

/** dgram wakes us; {@link Arrivals} receives what arrives while we are awake. */
function withArrivals(port: UdpPort, fd: number, arrivals: Arrivals | null): UdpPort {
  if (!arrivals) return port
  return {
    ...port,
    onDatagram(listener) {
      const unwatch = arrivals.watch(fd, listener)
      const stop = port.onDatagram((bytes, from) => {
        listener(bytes, from)
        arrivals.takeAll()
      })
      return () => {
        unwatch()
        stop()
      }
    },
  }
}

function createBurstPort(calls: PosixCalls, fd: number, port: UdpPort): BurstPort {
  const slow = withBursts(port)
  let segmentBytes = 0
  let hasSegments = true
  let isClosed = false
  let target: { readonly to: UdpEndpoint; readonly bytes: Uint8Array } | null = null
  const addressOf = (to: UdpEndpoint): Uint8Array => {
    if (target?.to !== to) target = { to, bytes: linuxSocketAddress(to) }
    return target.bytes
  }
  const setSegments = (bytes: number): boolean => {
    if (bytes === segmentBytes) return true
    segmentBytes = bytes
    const value = Buffer.alloc(4)
    new Int32Array(value.buffer, value.byteOffset, 1)[0] = bytes
    return calls.setsockopt(fd, SOL_UDP, UDP_SEGMENT, value).value >= 0
  }

  return {
    ...slow,
    sendBurst(bytes, length, to) {
      // The kernel reuses the number of a closed descriptor: it may be another file's by now.
      if (isClosed) return
      const isSingle = bytes.length <= length
      if (!isSingle && hasSegments) hasSegments = setSegments(length)
      if (isSingle || hasSegments) {
        const sent = calls.sendto(fd, bytes, addressOf(to))
        // A full socket buffer drops datagrams as the network does; the TFTP client asks again (RFC 1350 §2).
        if (sent.value >= 0 || FULL.has(sent.errno)) return
        // Segments above the card's MTU, or a device without UDP_SEGMENT: send them one by one through dgram, which
        // fragments and reports errors.
        if (!isSingle && hasSegments) {
          hasSegments = false
          setSegments(0)
        }
      }
      slow.sendBurst(bytes, length, to)
    },
    close() {
      isClosed = true
      return port.close()
    },
  }
}
