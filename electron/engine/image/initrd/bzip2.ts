import Bunzip from 'seek-bzip'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { ReadBudget } from '../read-budget.ts'

/** The library decompresses everything at once. No initrd of the last ten years uses bzip2. */
const MAX_COMPRESSED_BYTES = 48 * 1024 * 1024
const MAX_BYTES = 96 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

/** Decompresses the bzip2 stream at `start`. */
export async function* decompressBzip2(
  source: BlockSource,
  start: number,
  budget: ReadBudget,
): AsyncGenerator<Uint8Array> {
  const length = Math.min(source.sizeBytes - start, MAX_COMPRESSED_BYTES)
  const bytes = await source.read(start, length)
  const chunks: Uint8Array[] = []
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let used = 0
  const flush = () => {
    if (chunks.length * CHUNK_BYTES >= MAX_BYTES)
      throw new DecodeError('a bzip2 stream too long to look into')
    budget.spend(0)
    chunks.push(chunk.subarray(0, used))
    used = 0
  }
  let at = 0
  const input = {
    readByte() {
      const byte = bytes[at++]
      if (byte === undefined) throw new DecodeError('a bzip2 stream that is cut off')
      return byte
    },
    read(target: Uint8Array, offset: number, length: number) {
      const part = bytes.subarray(at, at + length)
      target.set(part, offset)
      at += part.length
      return part.length
    },
    eof: () => at >= bytes.length,
  }
  const output = {
    writeByte(byte: number) {
      if (used === CHUNK_BYTES) {
        flush()
        chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      }
      chunk[used++] = byte
    },
    flush() {},
  }
  Bunzip.decode(input, output)
  flush()
  yield* chunks
}
