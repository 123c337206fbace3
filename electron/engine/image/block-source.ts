import { open, stat } from 'node:fs/promises'
import { BoundedMap } from '../base/bounded-map.ts'
import { createSemaphore } from '../base/semaphore.ts'
import { DecodeError } from '../base/bytes/decode-error.ts'
import type { Extent } from './file-tree.ts'
import type { ReadBudget } from './read-budget.ts'

/** A source of bytes that can be read at any offset: a file, bytes in memory, perhaps later an HTTP range. */
export interface BlockSource {
  readonly sizeBytes: number
  /** Reads exactly `length` bytes from `offset`. Rejects with a DecodeError if the source ends before that. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** A file on this computer, open for reading. */
export interface FileBlockSource extends BlockSource {
  readonly modifiedMs: number
  /** Valid until the source is closed. */
  readonly descriptor: number
  /**
   * Reads up to `target.length` bytes at `offset` into `target`. Resolves to the number of bytes, fewer only at the
   * end.
   */
  readInto(target: Uint8Array, offset: number): Promise<number>
}

/**
 * Opens a regular file; rejects with Node's error if that fails. Checks the type first, because opening a named pipe
 * would block forever.
 */
export async function openFileBlockSource(path: string): Promise<FileBlockSource> {
  if (!(await stat(path)).isFile()) throw new DecodeError(`${path} is not a file`)
  const handle = await open(path, 'r')
  try {
    const stats = await handle.stat()
    return fileBlockSource(handle, stats.size, stats.mtimeMs)
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

/** A share that died holds a thread for each read under way, and other files need some too. */
const READS_AT_ONCE = 4

function fileBlockSource(
  handle: Awaited<ReturnType<typeof open>>,
  sizeBytes: number,
  modifiedMs: number,
): FileBlockSource {
  const reads = createSemaphore(READS_AT_ONCE)
  const readInto = async (target: Uint8Array, offset: number): Promise<number> => {
    let done = 0
    while (done < target.length) {
      const { bytesRead } = await reads.run(() =>
        handle.read(target, done, target.length - done, offset + done),
      )
      if (bytesRead === 0) break
      done += bytesRead
    }
    return done
  }
  return {
    sizeBytes,
    modifiedMs,
    descriptor: handle.fd,
    readInto,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= sizeBytes))
        throw new DecodeError(`${length} bytes wanted at ${offset}, the file ends at ${sizeBytes}`)
      const target = Buffer.allocUnsafeSlow(length)
      if ((await readInto(target, offset)) < length)
        throw new DecodeError(`the file became shorter than ${offset + length} bytes while it was read`)
      return target
    },
    close: () => handle.close(),
  }
}

/** Bytes in memory as a {@link BlockSource}; reads are views of them. */
export function createMemoryBlockSource(bytes: Uint8Array): BlockSource {
  return {
    sizeBytes: bytes.length,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length))
        throw new DecodeError(`${length} bytes wanted at ${offset}, the source ends at ${bytes.length}`)
      return bytes.subarray(offset, offset + length)
    },
    async close() {},
  }
}

/** The content of a file inside an image (a boot image, an initrd) as a separate source. Closing it does nothing. */
export function createSliceBlockSource(source: BlockSource, extents: readonly Extent[]): BlockSource {
  const sizeBytes = extents.reduce((sum, extent) => sum + extent.length, 0)
  return {
    sizeBytes,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= sizeBytes))
        throw new DecodeError(`${length} bytes wanted at ${offset}, the file ends at ${sizeBytes}`)
      const parts: Uint8Array[] = []
      let start = 0
      for (const extent of extents) {
        const from = Math.max(offset, start)
        const to = Math.min(offset + length, start + extent.length)
        if (from < to) parts.push(await source.read(extent.offset + from - start, to - from))
        start += extent.length
      }
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    },
    async close() {},
  }
}

/** The same source, whose every read counts in `budget`. Rejects with OutOfBudget before it reads too much. */
export function createMeteredBlockSource(source: BlockSource, budget: ReadBudget): BlockSource {
  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length) {
      budget.step()
      budget.spend(length)
      return source.read(offset, length)
    },
    close: () => source.close(),
  }
}

const CHUNK_BYTES = 256 * 1024

/**
 * Caches small reads in chunks and keeps the last few. Mastering tools write all directories of a volume next to each
 * other, so walking a disc on a slow share takes only a few long reads. Long reads bypass the cache.
 */
export function createCachedBlockSource(source: BlockSource, chunkCount = 16): BlockSource {
  const chunks = new BoundedMap<number, Promise<Uint8Array>>(chunkCount)

  const chunkAt = (index: number): Promise<Uint8Array> => {
    const start = index * CHUNK_BYTES
    const chunk = chunks.get(index) ?? source.read(start, Math.min(CHUNK_BYTES, source.sizeBytes - start))
    chunks.set(index, chunk)
    // Do not cache a failed read: the next caller must try again.
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
