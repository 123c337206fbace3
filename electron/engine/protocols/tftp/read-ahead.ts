import { Buffer } from 'node:buffer'
import type { ReadableFile } from '../../base/readable-file.ts'

/** Reads a file in large pieces before the client requests its blocks. */
export interface ReadAhead {
  /** The block (counted from 1) if it is in memory; also starts reading what follows. If null, `load` it first. */
  block(block: number): Uint8Array | null
  /** Resolves when `block` is available. Rejects with the file's error, or if the file ends too early. */
  load(block: number): Promise<void>
  /** Releases all memory; request no block afterwards. */
  close(): void
}

/** Holds at most two pieces, about 256 KiB, whatever the file's size. A piece holds two windows. */
export function createReadAhead(
  file: ReadableFile,
  { blksize, windowsize }: { blksize: number; windowsize: number },
  pool: PiecePool,
): ReadAhead {
  const pieceBytes = Math.max(Math.floor(PIECE_BYTES / blksize), 2 * windowsize) * blksize
  const pieceCount = Math.ceil(file.sizeBytes / pieceBytes)
  const pieces = new Map<number, Uint8Array>()
  const loading = new Map<number, Promise<void>>()
  let isClosed = false

  const keep = (index: number, piece: Uint8Array): void => {
    pieces.set(index, piece)
    for (const [kept, old] of pieces) {
      if (!isClosed && (kept === index || kept === index - 1)) continue
      pieces.delete(kept)
      pool.release(old)
    }
  }
  const read = async (index: number): Promise<void> => {
    const offset = index * pieceBytes
    const piece = pool.take(Math.min(pieceBytes, file.sizeBytes - offset))
    try {
      for (let done = 0; done < piece.length;) {
        const length = await file.readInto(piece.subarray(done), offset + done)
        if (length <= 0) throw new Error('it has become shorter')
        done += length
      }
    } catch (error) {
      pool.release(piece)
      throw error
    }
    keep(index, piece)
  }
  const loadPiece = (index: number): Promise<void> => {
    const underWay = loading.get(index)
    if (underWay) return underWay
    const reading = read(index).finally(() => loading.delete(index))
    loading.set(index, reading)
    return reading
  }
  const prefetch = (index: number): void => {
    if (index >= pieceCount || pieces.has(index) || loading.has(index)) return
    // Ignored here: the failure surfaces when the piece is actually requested.
    loadPiece(index).catch(() => undefined)
  }

  return {
    block(block) {
      const start = (block - 1) * blksize
      const length = Math.min(blksize, file.sizeBytes - start)
      if (length <= 0) return new Uint8Array()
      const index = Math.floor(start / pieceBytes)
      const piece = pieces.get(index)
      if (!piece) return null
      // Not before the middle: until then a window may still go back into the previous piece.
      if (start - index * pieceBytes >= pieceBytes / 2) prefetch(index + 1)
      return piece.subarray(start - index * pieceBytes, start - index * pieceBytes + length)
    },
    async load(block) {
      const start = (block - 1) * blksize
      const index = Math.floor(start / pieceBytes)
      if (start < file.sizeBytes && !pieces.has(index)) await loadPiece(index)
    },
    close() {
      isClosed = true
      for (const piece of pieces.values()) pool.release(piece)
      pieces.clear()
    },
  }
}

/**
 * A pool of buffers for pieces of files. Allocating them for every read creates garbage outside V8's heap, which
 * triggers frequent collections: more than a tenth of the server's time with 64 clients.
 */
export interface PiecePool {
  take(lengthBytes: number): Uint8Array
  /** The caller must not use the piece any more. */
  release(piece: Uint8Array): void
}

/** The size of a piece of a large file; the pool reuses only pieces of this size. */
export const PIECE_BYTES = 128 * 1024
/** Keeps at most 4 MiB while idle. */
const MAX_KEPT = 32

export function createPiecePool(): PiecePool {
  const kept: ArrayBufferLike[] = []
  return {
    take(lengthBytes) {
      // A script or a configuration file needs only its own size.
      if (lengthBytes > PIECE_BYTES || lengthBytes < PIECE_BYTES / 4)
        return Buffer.allocUnsafeSlow(lengthBytes)
      return new Uint8Array(kept.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES).buffer, 0, lengthBytes)
    },
    release({ buffer }) {
      if (buffer.byteLength === PIECE_BYTES && kept.length < MAX_KEPT) kept.push(buffer)
    },
  }
}
