import { constants } from 'node:os'
import { createSemaphore } from '../base/semaphore.ts'

const { EAGAIN, EWOULDBLOCK } = constants.errno

/**
 * How many calls may run at the same time. libuv has four threads for all of them; koffi refuses more than 64, and each takes three
 * quarters of a megabyte of its memory.
 */
const MAX_CALLS = 8

/** A second descriptor of a TCP connection, to send files by. */
export interface SendfileConnection {
  /** Resolves to the bytes that were taken, 0 at the end of the file; `full` when the connection takes none now. */
  send(
    file: { readonly descriptor: number; readonly offset: number },
    length: number,
  ): Promise<number | 'full' | 'impossible'>
  /** To be called once and not while `send` runs. */
  close(): void
}

/** sendfile(2) of Linux. */
export interface Sendfile {
  /** Null where the descriptor is not one, or there are no more. */
  open(socketDescriptor: number): SendfileConnection | null
}

/**
 * Loads it through koffi; null on other systems and where koffi cannot be loaded. A connection gets a descriptor of its own
 * (dup), because libuv may close the other one while a thread still sends, and its number would soon belong to somebody
 * else. Sending runs on a thread: the connection never blocks, but the file's disk may. SIGPIPE is ignored by Node and by
 * Electron.
 */
export async function loadSendfile(platform: NodeJS.Platform = process.platform): Promise<Sendfile | null> {
  return platform === 'linux' ? load().catch(() => null) : null
}

async function load(): Promise<Sendfile> {
  const { default: koffi } = await import('koffi')
  const libc = koffi.load(null)
  // sendfile's offset has 32 bits on 32-bit systems.
  const sendfile = libc.func('int64_t sendfile64(int out, int in, int64_t *offset, size_t count)')
  const dup = libc.func('int dup(int descriptor)')
  const close = libc.func('int close(int descriptor)')

  const sendOnThread = (out: number, file: { descriptor: number; offset: number }, length: number) =>
    new Promise<number>((resolve, reject) =>
      sendfile.async(out, file.descriptor, [file.offset], length, (error: unknown, sent: number) =>
        error ? reject(error) : resolve(Number(sent)),
      ),
    )
  const calls = createSemaphore(MAX_CALLS)
  /** errno of a thread is lost on the way here; the file has been read by now, so asking once more costs nothing. */
  const sendHere = (out: number, file: { descriptor: number; offset: number }, length: number) => {
    const sent = Number(sendfile(out, file.descriptor, [file.offset], length))
    if (sent >= 0) return sent
    const errno = koffi.errno()
    return errno === EAGAIN || errno === EWOULDBLOCK ? 'full' : 'impossible'
  }

  return {
    open(socketDescriptor) {
      const own = dup(socketDescriptor) as number
      if (own < 0) return null
      return {
        async send(file, length) {
          const sent = await calls.run(() => sendOnThread(own, file, length))
          return sent >= 0 ? sent : sendHere(own, file, length)
        },
        close: () => void close(own),
      }
    },
  }
}
