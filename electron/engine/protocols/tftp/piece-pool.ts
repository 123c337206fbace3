import { Buffer } from 'node:buffer'

/**
 * Memory for pieces of files, used again and again. Pieces that are made anew for every read are garbage outside
 * V8's heap, which makes it collect again and again: more than a tenth of the server's time with 64 clients.
 */
export interface PiecePool {
  take(lengthBytes: number): Uint8Array
  /** Nobody may read or write the piece any more. */
  giveBack(piece: Uint8Array): void
}

export const PIECE_BYTES = 128 * 1024
/** 4 MiB stay ours when nobody loads anything. */
const MAX_KEPT = 32

export function createPiecePool(): PiecePool {
  const kept: ArrayBufferLike[] = []
  return {
    take(lengthBytes) {
      // A script or a configuration needs no more than its own size.
      if (lengthBytes > PIECE_BYTES || lengthBytes < PIECE_BYTES / 4)
        return Buffer.allocUnsafeSlow(lengthBytes)
      return new Uint8Array(kept.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES).buffer, 0, lengthBytes)
    },
    giveBack({ buffer }) {
      if (buffer.byteLength === PIECE_BYTES && kept.length < MAX_KEPT) kept.push(buffer)
    },
  }
}
