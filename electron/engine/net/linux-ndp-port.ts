import { Buffer } from 'node:buffer'
import { createSocket, type Socket } from 'node:dgram'
import { readFile } from 'node:fs/promises'
import { endianness } from 'node:os'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { NdpListener, NdpPort } from './network.ts'
import { bindSocket, createSocketEnds, literalLookup } from './node-udp-port.ts'
import { loadPosixCalls, type CallResult, type PosixCalls } from './posix-socket.ts'
import { upTo } from '../base/scan.ts'

// asm-generic/socket.h, linux/in6.h and linux/icmpv6.h; the same on every architecture Electron and Node run on.
const AF_INET6 = 10
const SOCK_DGRAM = 2
const SOCK_RAW = 3
const SOCK_NONBLOCK = 0o4000
const SOCK_CLOEXEC = 0o2000000
const SOL_SOCKET = 1
const SO_BINDTODEVICE = 25
const IPPROTO_IPV6 = 41
const IPPROTO_ICMPV6 = 58
const IPV6_UNICAST_HOPS = 16
const IPV6_MULTICAST_HOPS = 18
const IPV6_ADD_MEMBERSHIP = 20
const ICMPV6_FILTER = 1

/** RFC 4861 §6.1: receivers must drop a neighbour discovery message with a lower hop limit. */
const HOP_LIMIT = 255
const ROUTER_MESSAGE_TYPES = [133, 134]

/**
 * Opens a raw ICMPv6 socket bound to a card. Rejects with `card-binding-unavailable` without CAP_NET_RAW, or if the
 * kernel or the card has no IPv6.
 */
export async function openLinuxNdpPort(where: { card: string }): Promise<NdpPort> {
  const { card } = where
  const unavailable = (why: ApiError['params'], cause?: unknown) =>
    new SlipwayError('card-binding-unavailable', { card, ...why }, cause)
  const setting = await readFile(`/proc/sys/net/ipv6/conf/${card}/disable_ipv6`, 'latin1').catch(() => null)
  if (setting === null || setting.trim() === '1') throw unavailable(detail('ipv6-off'))
  const calls = await loadPosixCalls().catch((error: unknown) => {
    throw unavailable(detail('no-system-calls', { said: (error as Error).message }), error)
  })
  const index = calls.interfaceIndex(card)
  const raw = calls.socket(AF_INET6, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_ICMPV6)
  if (raw.value < 0) throw unavailable(detail('socket-refused', { errno: raw.errno }))
  const failed = prepare(calls, raw.value, card, index)
  if (failed) {
    calls.close(raw.value)
    throw unavailable(detail('socket-refused', { errno: failed.errno }))
  }
  return createPort(await adopt(calls, raw.value), card)
}

/** The first call that failed, or null. */
function prepare(calls: PosixCalls, fd: number, card: string, index: number): CallResult | null {
  const allRouters = Buffer.from('ff020000000000000000000000000002', 'hex')
  const steps = [
    () => calls.setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, Buffer.from(`${card}\0`)),
    () => calls.setsockopt(fd, IPPROTO_ICMPV6, ICMPV6_FILTER, passOnly(ROUTER_MESSAGE_TYPES)),
    () => calls.setsockopt(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, hostInt(HOP_LIMIT)),
    () => calls.setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, hostInt(HOP_LIMIT)),
    () =>
      calls.setsockopt(fd, IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, Buffer.concat([allRouters, hostInt(index)])),
  ]
  for (const step of steps) {
    const result = step()
    if (result.value < 0) return result
  }
  return null
}

/**
 * Hands a raw socket to dgram, which accepts only UDP descriptors: dgram gets a UDP socket, and in the same turn,
 * before the event loop polls it, dup2 puts the raw socket in its place. libuv uses the same recvmsg and sendmsg for
 * both. libuv sets O_NONBLOCK only on the descriptor that it is given, so the raw socket must be created non-blocking.
 */
async function adopt(calls: PosixCalls, raw: number): Promise<Socket> {
  const placeholder = calls.socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0)
  const socket = createSocket({ type: 'udp6', lookup: literalLookup(6) })
  const bound = bindSocket(socket, { fd: placeholder.value })
  calls.replaceDescriptor(raw, placeholder.value)
  calls.close(raw)
  await bound
  return socket
}

function createPort(socket: Socket, card: string): NdpPort {
  const ends = createSocketEnds<NdpListener>(socket, (listener, bytes, from) =>
    listener(bytes, upTo(from.address, '%')),
  )
  return {
    // In a raw socket's address the port field holds the protocol, and the kernel accepts only the socket's own
    // (ipv6(7)).
    send: (message, to) => ends.send(message, IPPROTO_ICMPV6, `${to}%${card}`),
    onMessage: ends.onMessage,
    onError: ends.onError,
    close: ends.close,
  }
}

/** `struct icmp6_filter` (RFC 3542 §3.2): on Linux a set bit blocks a type. */
function passOnly(types: readonly number[]): Uint8Array {
  const words = new Uint32Array(8).fill(0xffff_ffff)
  for (const type of types) words[type >>> 5]! &= ~(1 << (type & 31))
  return new Uint8Array(words.buffer)
}

function hostInt(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  if (endianness() === 'LE') bytes.writeInt32LE(value)
  else bytes.writeInt32BE(value)
  return bytes
}
