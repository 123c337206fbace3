import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { ByteStream } from './byte-stream.ts'

/** Decompressed size of every block except the last. */
const BLOCK_BYTES = 8 * 1024 * 1024
/** One byte of a length adds at most 255 bytes. */
const MAX_GROWTH = 255
const MAX_COMPRESSED_BYTES = BLOCK_BYTES + BLOCK_BYTES / 255 + 16

/** Decompresses a legacy frame. Leaves the stream at its end: the first value that cannot be a block size. */
export async function* decompressLz4Legacy(stream: ByteStream): AsyncGenerator<Uint8Array> {
  await stream.skip(4)
  let scratch = Buffer.alloc(0)
  for (;;) {
    const size = await stream.peek(4)
    if (size.length < 4) return
    const length = Buffer.from(size).readUInt32LE(0)
    if (length === 0 || length > MAX_COMPRESSED_BYTES) return
    await stream.skip(4)
    const block = await stream.take(length)
    if (block.length < length) throw new DecodeError('an LZ4 block that is cut off')
    const mostBytes = Math.min(BLOCK_BYTES, length * MAX_GROWTH)
    if (scratch.length < mostBytes) scratch = Buffer.allocUnsafeSlow(mostBytes)
    // A copy, because the reader may still hold it when the next block is decompressed.
    yield Uint8Array.from(decodeLz4Block(block, scratch))
  }
}

/**
 * Decodes an LZ4 block: tokens of literals and a match in the previous output. Returns the written part of `output`.
 */
export function decodeLz4Block(block: Uint8Array, output: Uint8Array): Uint8Array {
  const maxBytes = output.length
  let from = 0
  let to = 0
  const lengthOf = (nibble: number): number => {
    let length = nibble
    if (nibble < 15) return length
    for (;;) {
      const more = block[from++]
      if (more === undefined) throw new DecodeError('an LZ4 length that is cut off')
      length += more
      if (more < 255) return length
    }
  }
  while (from < block.length) {
    const token = block[from++]!
    const literals = lengthOf(token >> 4)
    if (from + literals > block.length || to + literals > maxBytes)
      throw new DecodeError('LZ4 literals beyond the end of their block')
    output.set(block.subarray(from, from + literals), to)
    from += literals
    to += literals
    if (from >= block.length) break
    const distance = block[from]! | ((block[from + 1] ?? 0) << 8)
    from += 2
    const length = lengthOf(token & 15) + 4
    if (distance === 0 || distance > to || to + length > maxBytes)
      throw new DecodeError('an LZ4 match outside its block')
    copyMatch(output, to, distance, length)
    to += length
  }
  return output.subarray(0, to)
}

/** A match may overlap its own output; then it repeats, doubling at every step. */
function copyMatch(output: Uint8Array, at: number, distance: number, length: number): void {
  const start = at - distance
  for (let done = 0; done < length;) {
    const step = Math.min(length - done, at + done - start)
    output.copyWithin(at + done, start, start + step)
    done += step
  }
}
