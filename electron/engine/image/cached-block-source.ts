import { BoundedMap } from '../base/bounded-map.ts'
import type { BlockSource } from './block-source.ts'

const CHUNK_BYTES = 256 * 1024

/**
 * Reads small things in chunks and keeps the last few. Mastering tools write all directories of a volume side by
 * side, so a walk over a disc on a slow share becomes a handful of long reads. Long reads pass straight through.
 */
export function createCachedBlockSource(source: BlockSource, chunkCount = 16): BlockSource {
  const chunks = new BoundedMap<number, Promise<Uint8Array>>(chunkCount)

  const chunkAt = (index: number): Promise<Uint8Array> => {
    const start = index * CHUNK_BYTES
    const chunk = chunks.get(index) ?? source.read(start, Math.min(CHUNK_BYTES, source.sizeBytes - start))
    chunks.set(index, chunk)
    // A failed read must be tried again, not remembered.
    chunk.catch(() => chunks.get(index) === chunk && chunks.delete(index))
    return chunk
  }

  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length) {
      const first = Math.floor(offset / CHUNK_BYTES)
      const isInOneChunk = length > 0 && Math.floor((offset + length - 1) / CHUNK_BYTES) === first
      if (!isInOneChunk || offset < 0 || offset + length > source.sizeBytes)
        return source.read(offset, length)
      const chunk = await chunkAt(first)
      return chunk.subarray(offset - first * CHUNK_BYTES, offset - first * CHUNK_BYTES + length)
    },
    close: () => source.close(),
  }
}
