import { Buffer } from 'node:buffer'
import type { LibraryHandle } from 'koffi'
import { ipv4FromNumber } from '#contract/address.ts'
import type { DatagramListener, UdpEndpoint } from './udp-port.ts'

/**
 * Receives datagrams of many sockets without the event loop. A turn of the loop costs several times what the kernel
 * needs for a datagram, and a client that waits for each block causes one turn per block. A socket that the loop has
 * woken calls `takeAll`: it delivers what arrives until nothing has come for a moment or the loop must continue.
 */
export interface Arrivals {
  /** Delivers datagrams from `fd` to `listener`, only during `takeAll`. The returned function stops it. */
  watch(fd: number, listener: DatagramListener): () => void
  takeAll(): void
}

/** Limit of one turn: HTTP, the page and timers wait no longer than this. */
const MAX_TURN_MS = 0.25
/** A client in a virtual machine on this computer answers within a few µs; a client behind a cable never does. */
const PATIENCE_MS = 0.03
/** If yielding the processor takes longer than this, another program is computing on it. */
const CROWDED_MS = 1
/** A TFTP ACK has 4 bytes; the text of an ERROR may be truncated. */
const LONGEST_BYTES = 2048

interface Watched {
  readonly listener: DatagramListener
  /** Sender of the last datagram, as in `struct sockaddr_in`. */
  host: number
  from: UdpEndpoint
}

/** Rejects as {@link openLinuxPoll} does. */
export function loadArrivals(): Promise<Arrivals> {
  loading ??= openLinuxPoll().then(calls => createArrivals(calls))
  return loading
}
let loading: Promise<Arrivals> | null = null

/** `nowMs` returns milliseconds with fractions, from any origin. */
export function createArrivals(calls: LinuxPollCalls, nowMs = () => performance.now()): Arrivals {
  const sockets = new Map<number, Watched>()
  const bytes = Buffer.allocUnsafeSlow(LONGEST_BYTES)
  const address = Buffer.alloc(16)
  const patience = createPatience()
  let isTaking = false

  /** False if nothing was waiting. */
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
  /** Reuses the object for the same sender: formatting an address for every packet would be too slow. */
  const senderTo = (socket: Watched): UdpEndpoint => {
    const [host, port] = [address.readUInt32BE(4), address.readUInt16BE(2)]
    if (socket.host === host && socket.from.port === port) return socket.from
    socket.host = host
    return (socket.from = { address: ipv4FromNumber(host), port })
  }
  const receiveUntilIdle = (): void => {
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
      // A listener may call `takeAll` again.
      if (isTaking || sockets.size === 0) return
      isTaking = true
      try {
        receiveUntilIdle()
      } finally {
        isTaking = false
      }
    },
  }
}

/** Learns whether busy-waiting for an answer pays off. */
interface Patience {
  mayWait(): boolean
  /** `crowded`: other programs need this processor, and sleeping is quicker. */
  learn(outcome: 'answered' | 'vain' | 'crowded'): void
}

const MAX_VAIN_WAITS = 8
/** Turns without busy-waiting before the next try: a quick client may have arrived. */
const REST_TURNS = 500

/** Rests for {@link REST_TURNS} turns after {@link MAX_VAIN_WAITS} failed waits in a row, or at once if `crowded`. */
export function createPatience(): Patience {
  let vainWaits = 0
  let restTurns = 0
  return {
    mayWait() {
      if (restTurns === 0) return true
      restTurns--
      return false
    },
    learn(outcome) {
      vainWaits = outcome === 'answered' ? 0 : vainWaits + 1
      if (outcome !== 'crowded' && vainWaits < MAX_VAIN_WAITS) return
      restTurns = REST_TURNS
      // After the rest, one failed try is enough to rest again.
      vainWaits = MAX_VAIN_WAITS - 1
    },
  }
}

/** A poll set (epoll(7)) and its sockets. No call blocks. */
export interface LinuxPollCalls {
  /** False if the kernel refuses. Closing a descriptor removes it from the set. */
  add(fd: number): boolean
  /** Descriptors with datagrams waiting, at most 64. Valid until the next call. */
  ready(): readonly number[]
  /**
   * Receives one datagram, truncated to fit `bytes`. Returns its length, or -1 if there is none. `from` receives its
   * `struct sockaddr_in`.
   */
  receive(fd: number, bytes: Uint8Array, from: Uint8Array): number
  /** Yields this processor to other programs (sched_yield(2)). */
  yieldProcessor(): void
}

const EPOLL_CLOEXEC = 0o2000000
const EPOLL_CTL_ADD = 1
const EPOLLIN = 1
const MSG_DONTWAIT = 0x40
const MAX_EVENTS = 64
const SOCKET_ADDRESS_BYTES = 16
/** `struct epoll_event`: events, then data. Packed on x86, aligned to eight bytes elsewhere. */
const [EVENT_BYTES, DATA_OFFSET] =
  process.arch === 'x64' || process.arch === 'ia32' ? ([12, 4] as const) : ([16, 8] as const)

/** One poll set for this process. Rejects if koffi cannot be loaded or the kernel has no epoll. */
async function openLinuxPoll(): Promise<LinuxPollCalls> {
  const { default: koffi } = await import('koffi')
  const libc: LibraryHandle = koffi.load(null)
  const create = libc.func('int epoll_create1(int flags)')
  const control = libc.func('int epoll_ctl(int poll, int operation, int fd, const uint8_t *event)')
  const wait = libc.func('int epoll_wait(int poll, uint8_t *events, int count, int timeout)')
  const receiveFrom = libc.func(
    'int64_t recvfrom(int fd, uint8_t *bytes, size_t length, int flags, uint8_t *address, uint8_t *size)',
  )
  const yieldProcessor = libc.func('int sched_yield()')

  const poll: number = create(EPOLL_CLOEXEC)
  if (poll < 0) throw new Error(`epoll_create1: error ${koffi.errno()}`)
  const events = Buffer.alloc(MAX_EVENTS * EVENT_BYTES)
  const descriptors = new Int32Array(events.buffer, events.byteOffset, events.length / 4)
  const addressSize = new Int32Array(1)
  const addressSizeBytes = new Uint8Array(addressSize.buffer)
  const found: number[] = []

  return {
    add(fd) {
      const event = new Int32Array(EVENT_BYTES / 4)
      event[0] = EPOLLIN
      event[DATA_OFFSET / 4] = fd
      return control(poll, EPOLL_CTL_ADD, fd, new Uint8Array(event.buffer)) === 0
    },
    ready() {
      found.length = 0
      const count: number = wait(poll, events, MAX_EVENTS, 0)
      for (let index = 0; index < count; index++)
        found.push(descriptors[(index * EVENT_BYTES + DATA_OFFSET) / 4] ?? -1)
      return found
    },
    receive(fd, bytes, from) {
      addressSize[0] = SOCKET_ADDRESS_BYTES
      return Number(receiveFrom(fd, bytes, bytes.length, MSG_DONTWAIT, from, addressSizeBytes))
    },
    yieldProcessor: () => void yieldProcessor(),
  }
}
