import { Buffer } from 'node:buffer'
import { ipv4FromNumber } from '#contract/address.ts'
import { openLinuxPoll, type LinuxPollCalls } from './linux-poll-calls.ts'
import { createPatience } from './patience.ts'
import type { DatagramListener, UdpEndpoint } from './udp-port.ts'

/**
 * Datagrams of many sockets, taken past the event loop. A turn of the loop costs several times what the kernel needs
 * for a datagram, and a client that waits for each block makes one turn per block. So whoever has been woken by the loop
 * calls `takeAll`: it hands out what arrives until nothing has come for a moment or the loop must go on.
 */
export interface Arrivals {
  /** Tells `listener` what arrives at `fd`, during `takeAll` only; the returned function ends it. */
  watch(fd: number, listener: DatagramListener): () => void
  takeAll(): void
}

/** HTTP, the user's page and timers wait no longer than this. */
const MAX_TURN_MS = 0.25
/** A client in a virtual machine on this computer answers within a few µs; one behind a cable never does. */
const PATIENCE_MS = 0.03
/** Who gets the processor back only after so long has given it to a program that computes. */
const CROWDED_MS = 1
/** An ACK has 4 bytes; the words of an ERROR may be cut. */
const LONGEST_BYTES = 2048

interface Watched {
  readonly listener: DatagramListener
  /** Who sent the last datagram. */
  host: number
  from: UdpEndpoint
}

/** Rejects as {@link openLinuxPoll} does. */
export function loadArrivals(): Promise<Arrivals> {
  loading ??= openLinuxPoll().then(calls => createArrivals(calls))
  return loading
}
let loading: Promise<Arrivals> | null = null

/** `nowMs` in fractions of a millisecond, from any beginning. */
export function createArrivals(calls: LinuxPollCalls, nowMs = () => performance.now()): Arrivals {
  const sockets = new Map<number, Watched>()
  const bytes = Buffer.allocUnsafeSlow(LONGEST_BYTES)
  const address = Buffer.alloc(16)
  const patience = createPatience()
  let isTaking = false

  /** False when nothing was there. */
  const takeReady = (): boolean => {
    const ready = calls.ready()
    for (const fd of ready) {
      const socket = sockets.get(fd)
      if (!socket) continue
      const length = calls.receive(fd, bytes, address)
      if (length >= 0) socket.listener(bytes.subarray(0, length), senderTo(socket))
    }
    return ready.length > 0
  }
  /** The same object for the same sender: no text is made of numbers for every packet. */
  const senderTo = (socket: Watched): UdpEndpoint => {
    const [host, port] = [address.readUInt32BE(4), address.readUInt16BE(2)]
    if (socket.host === host && socket.from.port === port) return socket.from
    socket.host = host
    return (socket.from = { address: ipv4FromNumber(host), port })
  }
  const takeForAWhile = (): void => {
    const startedMs = nowMs()
    const mayWait = patience.mayWait()
    let [hasTaken, isCrowded] = [false, false]
    let quietSinceMs = startedMs
    for (let atMs = startedMs; atMs - startedMs < MAX_TURN_MS; atMs = nowMs()) {
      if (takeReady()) {
        hasTaken = true
        quietSinceMs = atMs
        continue
      }
      if (!mayWait || atMs - quietSinceMs > PATIENCE_MS) break
      calls.yieldProcessor()
      isCrowded ||= nowMs() - atMs > CROWDED_MS
    }
    if (mayWait) patience.learn(isCrowded ? 'crowded' : hasTaken ? 'answered' : 'vain')
  }

  return {
    watch(fd, listener) {
      if (!calls.add(fd)) return () => undefined
      sockets.set(fd, { listener, host: 0, from: { address: ipv4FromNumber(0), port: 0 } })
      return () => sockets.delete(fd)
    },
    takeAll() {
      // A listener may call this again.
      if (isTaking || sockets.size === 0) return
      isTaking = true
      try {
        takeForAWhile()
      } finally {
        isTaking = false
      }
    },
  }
}
