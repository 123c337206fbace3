import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import { LARGE_CHUNK_BYTES, type ChunkPool } from './chunk-pool.ts'
import type { HttpFile } from './http-file.ts'
import type { SendOutcome } from './send-file.ts'

/** What the kernel takes at first even for a client that reads nothing. */
const KEEPS_UP_BYTES = 256 * 1024

/**
 * Sends bytes through this process, first in small chunks, one at a time, then, if the client keeps up, in large ones, of
 * which one is read while the one before it goes out. So a client costs two chunks however large the file is and
 * however slowly it reads. Rejects when the file cannot be read.
 */
export async function sendChunks(
  writer: BodyWriter,
  file: Pick<HttpFile, 'readInto'>,
  range: BytePart,
  pool: ChunkPool,
  onSent: (offset: number) => void,
): Promise<SendOutcome> {
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
        if (writer.isClosed()) return 'aborted'
        if (length <= 0) return 'file-too-short'
        await flushing
        if (writer.isClosed()) return 'aborted'
        isGoingOut = true
        // Lent on only when the kernel has it.
        flushing = writer.write(target.subarray(0, length)).then(() => pool.give(chunk))
        offset += length
        onSent(offset)
      } finally {
        if (!isGoingOut) pool.give(chunk)
      }
    }
  } finally {
    await flushing
  }
  return writer.isClosed() ? 'aborted' : 'complete'
}
