import type { ServerResponse } from 'node:http'
import { LARGE_CHUNK_BYTES, type ChunkPool } from './chunk-pool.ts'
import type { HttpFile } from './http-file.ts'

/** How a transfer ended: everything went out, the client hung up, or the file ended before its announced size. */
export type SendOutcome = 'complete' | 'aborted' | 'file-too-short'

/** What the kernel takes at first even for a client that reads nothing. */
const KEEPS_UP_BYTES = 256 * 1024

/**
 * Sends bytes `start` to `end` (exclusive) at the client's pace, first in small chunks, one at a time, then, if it
 * keeps up, in large ones, of which one is read while the one before it goes out. So a client costs two chunks however
 * large the file is and however slowly it reads. Rejects when the file cannot be read; the response is then unfinished.
 */
export async function sendFile(
  response: ServerResponse,
  file: Pick<HttpFile, 'readInto'>,
  range: { readonly start: number; readonly end: number },
  pool: ChunkPool,
  onSent: (sentBytes: number) => void,
): Promise<SendOutcome> {
  const sender = createSender(response)
  let flushing: Promise<void> = Promise.resolve()
  let offset = range.start
  try {
    while (offset < range.end) {
      const chunk = pool.take(offset - range.start >= KEEPS_UP_BYTES ? 'large' : 'small')
      // A client that stops reading keeps one small chunk, then, and none that waits behind it.
      if (chunk.length < LARGE_CHUNK_BYTES) await flushing
      let isGoingOut = false
      try {
        const target = chunk.subarray(0, Math.min(chunk.length, range.end - offset))
        const length = await file.readInto(target, offset)
        if (sender.isClosed()) return 'aborted'
        if (length <= 0) return 'file-too-short'
        await flushing
        if (sender.isClosed()) return 'aborted'
        isGoingOut = true
        // Lent on only when the kernel has it.
        flushing = sender.write(target.subarray(0, length)).then(() => pool.give(chunk))
        offset += length
        onSent(offset - range.start)
      } finally {
        if (!isGoingOut) pool.give(chunk)
      }
    }
    await flushing
    return sender.isClosed() ? 'aborted' : 'complete'
  } finally {
    await flushing
    sender.release()
  }
}

interface Sender {
  /** Resolves when the chunk may be overwritten: the kernel has it, or nobody wants it any more. */
  write(chunk: Buffer): Promise<void>
  isClosed(): boolean
  release(): void
}

/** A response that closes early never calls its write callbacks, so closing has to wake the waiting writer too. */
function createSender(response: ServerResponse): Sender {
  let wake: (() => void) | null = null
  let closed = response.destroyed
  const onClose = (): void => {
    closed = true
    wake?.()
  }
  response.once('close', onClose)
  return {
    write: chunk =>
      new Promise(resolve => {
        if (closed) return resolve()
        wake = resolve
        response.write(chunk, () => resolve())
      }),
    isClosed: () => closed,
    release: () => response.off('close', onClose),
  }
}
