import type { ServerResponse } from 'node:http'
import type { ChunkPool } from './chunk-pool.ts'
import type { HttpFile } from './http-file.ts'

/** How a transfer ended: everything went out, the client hung up, or the file ended before its announced size. */
export type SendOutcome = 'complete' | 'aborted' | 'file-too-short'

/**
 * Sends bytes `start` to `end` (exclusive) at the client's pace. One chunk is read while the one before it goes
 * out, so a client costs two chunks however large the file is and however slowly it reads.
 * Rejects when the file cannot be read; the response is then unfinished.
 */
export async function sendFile(
  response: ServerResponse,
  file: Pick<HttpFile, 'readInto'>,
  range: { readonly start: number; readonly end: number },
  pool: ChunkPool,
  onSent: (sentBytes: number) => void,
): Promise<SendOutcome> {
  const chunks: [Buffer, Buffer] = [pool.take(), pool.take()]
  const sender = createSender(response)
  let flushing: Promise<void> = Promise.resolve()
  let offset = range.start
  let turn: 0 | 1 = 0
  try {
    while (offset < range.end) {
      const target = chunks[turn].subarray(0, Math.min(chunks[turn].length, range.end - offset))
      const length = await file.readInto(target, offset)
      if (sender.isClosed()) return 'aborted'
      if (length <= 0) return 'file-too-short'
      await flushing
      if (sender.isClosed()) return 'aborted'
      flushing = sender.write(target.subarray(0, length))
      offset += length
      onSent(offset - range.start)
      turn = turn === 0 ? 1 : 0
    }
    await flushing
    return sender.isClosed() ? 'aborted' : 'complete'
  } finally {
    // Where reading failed the chunk before is still on its way; it is lent on only when the kernel has it.
    await flushing
    sender.release()
    chunks.forEach(pool.give)
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
