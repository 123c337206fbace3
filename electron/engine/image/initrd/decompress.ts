import { pipeline, Readable, type Transform } from 'node:stream'
import { constants, createInflateRaw, createZstdDecompress } from 'node:zlib'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { chunksOf, streamOfSource } from './byte-stream.ts'
import { decompressBzip2 } from './bzip2.ts'
import type { Compression } from './compression.ts'
import { findDeflateStart, GZIP_TRAILER_BYTES } from './gzip-member.ts'
import type { LookBudget } from './look-budget.ts'
import { decompressLz4Legacy } from './lz4.ts'
import { decompressXz } from './xz.ts'
import { findZstdFrameEnd } from './zstd-frame.ts'

/** What was compressed at one place of a source, and where the next thing begins. */
export interface Decompression {
  /** To be returned where it is not read to its end. */
  readonly chunks: AsyncGenerator<Uint8Array>
  /** Behind the compressed bytes; asked when `chunks` has ended. Null where that cannot be told. */
  end(): Promise<number | null>
}

/** `zstd -22` needs a window of 128 MB, and so does Linux allow. */
const ZSTD_WINDOW_LOG_MAX = 27

/** Unpacks what begins at `start`. `chunks` rejects with DecodeError where it is not what it says. */
export function decompress(
  compression: Compression,
  source: BlockSource,
  start: number,
  budget: LookBudget,
): Decompression {
  const { chunks, end } = open(compression, source, start, budget)
  return { chunks: namingErrors(compression, chunks, budget), end }
}

function open(
  compression: Compression,
  source: BlockSource,
  start: number,
  budget: LookBudget,
): { readonly chunks: AsyncIterable<Uint8Array>; end(): Promise<number | null> } {
  switch (compression) {
    case 'gzip': {
      const inflate = createInflateRaw({ chunkSize: 128 * 1024 })
      let deflateStart = start
      const member = async function* () {
        deflateStart = await findDeflateStart(source, start)
        yield* through(inflate, source, deflateStart)
      }
      return {
        chunks: member(),
        end: async () => deflateStart + inflate.bytesWritten + GZIP_TRAILER_BYTES,
      }
    }
    case 'zstd': {
      const zstd = createZstdDecompress({
        chunkSize: 128 * 1024,
        params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX },
      })
      // One frame: this and the next are two segments.
      let end = null as number | null
      const frame = async function* () {
        end = await findZstdFrameEnd(source, start)
        yield* through(zstd, source, start, end)
      }
      return { chunks: frame(), end: async () => end }
    }
    case 'lz4': {
      const stream = streamOfSource(source, start)
      return { chunks: decompressLz4Legacy(stream), end: async () => start + stream.offset }
    }
    case 'xz':
      return { chunks: decompressXz(chunksOf(source, start)), end: async () => null }
    case 'bzip2':
      return { chunks: decompressBzip2(source, start, budget), end: async () => null }
  }
}

/** `pipeline` destroys both where one fails or the reader goes away. */
function through(
  transform: Transform,
  source: BlockSource,
  start: number,
  end = source.sizeBytes,
): AsyncIterable<Uint8Array> {
  const input = Readable.from(chunksOf(source, start, end), { objectMode: false, highWaterMark: 256 * 1024 })
  return pipeline(input, transform, () => {})
}

/** Each library has its own way to say that bytes are broken; a source's DecodeError passes as it is. */
async function* namingErrors(
  compression: Compression,
  chunks: AsyncIterable<Uint8Array>,
  budget: LookBudget,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await iterator.next().catch((thrown: unknown) => {
        throw isAboutData(thrown) ? new DecodeError(`broken ${compression} data`, { cause: thrown }) : thrown
      })
      if (done) return
      budget.spend(value.length)
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}

function isAboutData(thrown: unknown): boolean {
  if (thrown instanceof DecodeError || !(thrown instanceof Error)) return false
  const code = (thrown as NodeJS.ErrnoException).code ?? ''
  if (/^(Z_|ZSTD_|ERR_ZSTD|ERR_ZLIB|ERR_BUFFER)/.test(code)) return true
  // seek-bzip's errors, and those of xz-decompress.
  return 'errorCode' in thrown || /get_next_output/.test(thrown.message)
}
