import { DecodeError } from '../base/bytes/decode-error.ts'
import type { BlockSource } from './block-source.ts'

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
