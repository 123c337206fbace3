import { Buffer } from 'node:buffer'
import { createSemaphore, type Semaphore } from '../base/semaphore.ts'

/** `struct pollfd` of poll(2): descriptor, events wanted, events found. */
const POLLFD_BYTES = 8
const POLLOUT = 4
/** A fast client may empty its connection while the answer of the thread is on its way. */
const ATTEMPTS = 3

/** Limit of concurrent calls. koffi refuses more than 64, and each uses 768 KiB of its memory. */
const MAX_CALLS = 16
/** A file on a share that died holds no more of them than this, so that others are still sent. */
const MAX_CALLS_OF_ONE = 4

/** A duplicate descriptor of a TCP connection, for sending files. */
export interface SendfileConnection {
  /** Resolves to the bytes sent, 0 at the end of the file, or `full` if the connection cannot take any now. */
  send(
    file: { readonly descriptor: number; readonly offset: number },
    length: number,
  ): Promise<number | 'full' | 'impossible'>
  /** Call once, and not while `send` runs. */
  close(): void
}

/** sendfile(2) of Linux. */
export interface Sendfile {
  /** Null if the descriptor is invalid or the process has no more descriptors. */
  open(socketDescriptor: number): SendfileConnection | null
}

/**
 * Loads sendfile(2) through koffi; null on other systems and without koffi. Each connection gets its own duplicate
 * descriptor (dup), because libuv may close the original while a thread still sends, and its number would soon refer
 * to another file. Sending runs on a thread: the connection never blocks, but the file's disk may. Node and Electron
 * ignore SIGPIPE.
 */
export async function loadSendfile(platform: NodeJS.Platform = process.platform): Promise<Sendfile | null> {
  return platform === 'linux' ? load().catch(() => null) : null
}

async function load(): Promise<Sendfile> {
  const { default: koffi } = await import('koffi')
  const libc = koffi.load(null)
  // sendfile64, because sendfile's offset has 32 bits on 32-bit systems.
  const sendfile = libc.func('int64_t sendfile64(int out, int in, int64_t *offset, size_t count)')
  const dup = libc.func('int dup(int descriptor)')
  const close = libc.func('int close(int descriptor)')
  const poll = libc.func('int poll(void *descriptors, unsigned long count, int timeout)')

  const sendOnThread = (out: number, file: { descriptor: number; offset: number }, length: number) =>
    new Promise<number>((resolve, reject) =>
      sendfile.async(out, file.descriptor, [file.offset], length, (error: unknown, sent: number) =>
        error ? reject(error) : resolve(Number(sent)),
      ),
    )
  const calls = createSemaphore(MAX_CALLS)
  const callsOf = createFileTurns(MAX_CALLS_OF_ONE)

  const pollfd = Buffer.alloc(POLLFD_BYTES)
  const isWritable = (descriptor: number): boolean => {
    pollfd.writeInt32LE(descriptor, 0)
    pollfd.writeInt16LE(POLLOUT, 4)
    pollfd.writeInt16LE(0, 6)
    return (poll(pollfd, 1, 0) as number) > 0
  }
  /**
   * The errno of a thread is lost on the way here. A connection that can take nothing was full; one that has become
   * writable is tried again. Never in place: the file's disk may not answer, and everything would wait for it.
   */
  const sendOn = async (
    own: number,
    file: { readonly descriptor: number; readonly offset: number },
    length: number,
  ): Promise<number | 'full' | 'impossible'> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const sent = await callsOf(file.descriptor, () => calls.run(() => sendOnThread(own, file, length)))
      if (sent >= 0) return sent
      if (!isWritable(own)) return 'full'
    }
    return 'impossible'
  }

  return {
    open(socketDescriptor) {
      const own = dup(socketDescriptor) as number
      if (own < 0) return null
      return {
        send: (file, length) => sendOn(own, file, length),
        close: () => void close(own),
      }
    },
  }
}

/** At most `places` tasks at a time for each open file. */
function createFileTurns(places: number): <T>(descriptor: number, task: () => Promise<T>) => Promise<T> {
  const files = new Map<number, { readonly turns: Semaphore; users: number }>()
  return async (descriptor, task) => {
    const file = files.get(descriptor) ?? { turns: createSemaphore(places), users: 0 }
    files.set(descriptor, file)
    file.users++
    try {
      return await file.turns.run(task)
    } finally {
      if (--file.users === 0) files.delete(descriptor)
    }
  }
}
