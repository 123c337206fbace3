import type { TftpFile } from './file-source.ts'

/** Blocks of a file, read in large pieces before they are needed. */
export interface ReadAhead {
  /** The block (from 1) if it is in memory, and the start of reading what follows; null: `load` it first. */
  block(block: number): Uint8Array | null
  /** Resolves when `block` can be had; rejects as the file does. */
  load(block: number): Promise<void>
}

const PIECE_BYTES = 128 * 1024

/** Holds two pieces at most, about 256 KiB, whatever the file's size; a piece has room for two windows. */
export function createReadAhead(
  file: TftpFile,
  { blksize, windowsize }: { blksize: number; windowsize: number },
): ReadAhead {
  const pieceBytes = Math.max(Math.floor(PIECE_BYTES / blksize), 2 * windowsize) * blksize
  const pieceCount = Math.ceil(file.sizeBytes / pieceBytes)
  const pieces = new Map<number, Uint8Array>()
  const loading = new Map<number, Promise<void>>()

  const loadPiece = (index: number): Promise<void> => {
    const underWay = loading.get(index)
    if (underWay) return underWay
    const offset = index * pieceBytes
    const reading = file
      .read(offset, Math.min(pieceBytes, file.sizeBytes - offset))
      .then(bytes => {
        pieces.set(index, bytes)
        for (const kept of pieces.keys()) if (kept < index - 1 || kept > index) pieces.delete(kept)
      })
      .finally(() => loading.delete(index))
    loading.set(index, reading)
    return reading
  }
  const prefetch = (index: number): void => {
    if (index >= pieceCount || pieces.has(index) || loading.has(index)) return
    // A failure shows when the piece is asked for in earnest.
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
      // Not before the middle: until then a window may still go back into the piece before this one.
      if (start - index * pieceBytes >= pieceBytes / 2) prefetch(index + 1)
      return piece.subarray(start - index * pieceBytes, start - index * pieceBytes + length)
    },
    async load(block) {
      const start = (block - 1) * blksize
      const index = Math.floor(start / pieceBytes)
      if (start < file.sizeBytes && !pieces.has(index)) await loadPiece(index)
    },
  }
}
