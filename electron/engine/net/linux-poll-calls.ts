import { Buffer } from 'node:buffer'
import type { LibraryHandle } from 'koffi'

/** A poll set (epoll(7)) and what is done with the sockets in it. No call waits. */
export interface LinuxPollCalls {
  /** False where the kernel refuses. A descriptor leaves the set when it is closed. */
  add(fd: number): boolean
  /** Those that something has arrived at, at most 64; valid until the next call. */
  ready(): readonly number[]
  /** Takes a datagram: its length, cut to fit `bytes`, or -1 when there is none. `from` receives its `struct sockaddr_in`. */
  receive(fd: number, bytes: Uint8Array, from: Uint8Array): number
  /** Lets others have this processor for a moment (sched_yield(2)). */
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

/** One poll set for this process. Rejects where koffi cannot be loaded or the kernel has no epoll. */
export async function openLinuxPoll(): Promise<LinuxPollCalls> {
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
