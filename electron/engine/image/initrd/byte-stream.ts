import type { BlockSource } from '../block-source.ts'

/** A stream of bytes with look-ahead. A short result means the end. */
export interface ByteStream {
  /** Bytes taken or skipped so far. */
  readonly offset: number
  /** Returns up to `length` bytes without consuming them. */
  peek(length: number): Promise<Uint8Array>
  /** Consumes up to `length` bytes. */
  take(length: number): Promise<Uint8Array>
  /** False if the stream ended before. */
  skip(length: number): Promise<boolean>
}

const CHUNK_BYTES = 128 * 1024

/** A stream over chunks that are pushed, as by a decompressor. */
export function streamOfChunks(chunks: AsyncIterable<Uint8Array>): ByteStream {
  const iterator = chunks[Symbol.asyncIterator]()
  return bufferedStream(async () => {
    const { done, value } = await iterator.next()
    return done ? null : value
  })
}

/** A stream over a source, from `start`; skipped bytes are not read. */
export function streamOfSource(source: BlockSource, start: number): ByteStream {
  let at = start
  const pull = async () => {
    const length = Math.min(CHUNK_BYTES, source.sizeBytes - at)
    if (length <= 0) return null
    at += length
    return source.read(at - length, length)
  }
  return bufferedStream(pull, length => {
    const step = Math.min(length, Math.max(0, source.sizeBytes - at))
    at += step
    return step === length
  })
}

/** The rest of a source from `start`, for a decompressor. */
export async function* chunksOf(
  source: BlockSource,
  start: number,
  end = source.sizeBytes,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += CHUNK_BYTES)
    yield await source.read(at, Math.min(CHUNK_BYTES, end - at))
}

function bufferedStream(
  pull: () => Promise<Uint8Array | null>,
  seekForward: ((length: number) => boolean) | null = null,
): ByteStream {
  let held: Uint8Array = new Uint8Array(0)
  let offset = 0
  const fill = async (length: number) => {
    while (held.length < length) {
      const chunk = await pull()
      if (!chunk) return
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    }
  }
  return {
    get offset() {
      return offset
    },
    async peek(length) {
      if (held.length < length) await fill(length)
      return held.subarray(0, length)
    },
    async take(length) {
      if (held.length < length) await fill(length)
      const taken = held.subarray(0, length)
      held = held.subarray(taken.length)
      offset += taken.length
      return taken
    },
    async skip(length) {
      let left = length
      for (;;) {
        const step = Math.min(left, held.length)
        held = held.subarray(step)
        offset += step
        left -= step
        if (left === 0) return true
        if (seekForward) {
          offset += left
          return seekForward(left)
        }
        const chunk = await pull()
        if (!chunk) return false
        held = chunk
      }
    },
  }
}
