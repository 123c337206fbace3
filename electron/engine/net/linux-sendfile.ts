import { constants } from 'node:os'
import { createSemaphore } from '../base/semaphore.ts'

const { EAGAIN, EWOULDBLOCK } = constants.errno

/**
 * Limit of concurrent calls. libuv has four threads for all of them; koffi refuses more than 64, and each uses 768 KiB
 * of its memory.
 */
const MAX_CALLS = 8

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

  const sendOnThread = (out: number, file: { descriptor: number; offset: number }, length: number) =>
    new Promise<number>((resolve, reject) =>
      sendfile.async(out, file.descriptor, [file.offset], length, (error: unknown, sent: number) =>
        error ? reject(error) : resolve(Number(sent)),
      ),
    )
  const calls = createSemaphore(MAX_CALLS)
  /**
   * The errno of a thread is lost on the way here. By now the file is in the page cache, so repeating the call in
   * place costs nothing.
   */
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
