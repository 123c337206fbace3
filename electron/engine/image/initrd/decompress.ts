import { pipeline, Readable, type Transform } from 'node:stream'
import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web'
import { constants, createInflateRaw, createZstdDecompress } from 'node:zlib'
import xz from 'xz-decompress'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { chunksOf, streamOfSource, type ByteStream } from './byte-stream.ts'
import { decompressBzip2 } from './bzip2.ts'
import type { ReadBudget } from '../read-budget.ts'
import { decompressLz4Legacy } from './lz4.ts'

/**
 * The compressions of an initrd that Linux supports (lib/decompress.c), except raw LZMA and LZO, which distributions
 * no longer use.
 */
export type Compression = 'gzip' | 'xz' | 'zstd' | 'lz4' | 'bzip2'

const MAGICS: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['gzip', [0x1f, 0x9e]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['lz4', [0x02, 0x21, 0x4c, 0x18]],
  ['bzip2', [0x42, 0x5a, 0x68]],
]

/** Detects the compression from the first bytes; null for none of them. */
export function compressionOf(start: Uint8Array): Compression | null {
  return MAGICS.find(([, magic]) => magic.every((byte, index) => start[index] === byte))?.[0] ?? null
}

/** A decompression in progress, and where the next segment begins. */
interface Decompression {
  /** Call its `return()` if you do not read it to the end. */
  readonly chunks: AsyncGenerator<Uint8Array>
  /** The offset after the compressed bytes. Call it when `chunks` has ended. Null if unknown. */
  end(): Promise<number | null>
}

/** `zstd -22` needs a window of 128 MB, which Linux allows too. */
const ZSTD_WINDOW_LOG_MAX = 27

/** Decompresses the data at `start`. `chunks` rejects with DecodeError if it is invalid. */
export function decompress(
  compression: Compression,
  source: BlockSource,
  start: number,
  budget: ReadBudget,
): Decompression {
  const { chunks, end } = open(compression, source, start, budget)
  return { chunks: namingErrors(compression, chunks, budget), end }
}

function open(
  compression: Compression,
  source: BlockSource,
  start: number,
  budget: ReadBudget,
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
      // Only one frame: the next one is a separate segment.
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

/** `pipeline` destroys both streams if one fails or the reader stops. */
function through(
  transform: Transform,
  source: BlockSource,
  start: number,
  end = source.sizeBytes,
): AsyncIterable<Uint8Array> {
  const input = Readable.from(chunksOf(source, start, end), { objectMode: false, highWaterMark: 256 * 1024 })
  return pipeline(input, transform, () => {})
}

/** Converts each library's errors about invalid data to DecodeError; passes on a source's DecodeError. */
async function* namingErrors(
  compression: Compression,
  chunks: AsyncIterable<Uint8Array>,
  budget: ReadBudget,
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

/** RFC 1952 §2.3.1 */
const Flag = { HeaderCrc: 0x02, Extra: 0x04, Name: 0x08, Comment: 0x10 } as const
const DEFLATE = 8
const FIXED_BYTES = 10
/** CRC-32 and length after the content. */
const GZIP_TRAILER_BYTES = 8
/** Room for a name and a comment of two paths; `extra` may have 64 KiB. */
const MAX_HEADER_BYTES = 80 * 1024

/**
 * The offset of the deflate data of the gzip member at `start`. Parsed here because node:zlib interprets whatever
 * follows a member as another member and fails, and in an initrd anything may follow.
 */
async function findDeflateStart(source: BlockSource, start: number): Promise<number> {
  const bytes = await source.read(start, Math.min(MAX_HEADER_BYTES, source.sizeBytes - start))
  const flags = bytes[3] ?? 0
  if (bytes[2] !== DEFLATE) throw new DecodeError('a gzip member without deflate')
  let at = FIXED_BYTES
  if (flags & Flag.Extra) at += 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  for (const flag of [Flag.Name, Flag.Comment]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) throw new DecodeError('a gzip header that is cut off')
    at = end + 1
  }
  if (flags & Flag.HeaderCrc) at += 2
  if (at >= bytes.length) throw new DecodeError('a gzip header that is cut off')
  return start + at
}

const MAGIC_BYTES = 4
/** RFC 8878 §3.1.1.1.1: sizes by the flags of the frame header descriptor. */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4]
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]
const RLE_BLOCK = 1

/** The end of the frame at `start`, computed from its block sizes (RFC 8878 §3.1.1) without decompressing. */
async function findZstdFrameEnd(source: BlockSource, start: number): Promise<number> {
  const stream = streamOfSource(source, start)
  await stream.skip(MAGIC_BYTES)
  const descriptor = (await need(stream, 1))[0]!
  const isSingleSegment = (descriptor & 0x20) !== 0
  const hasChecksum = (descriptor & 0x04) !== 0
  const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6]!
  await need(
    stream,
    (isSingleSegment ? Math.max(contentSize, 1) : 1 + contentSize) + DICTIONARY_ID_BYTES[descriptor & 3]!,
  )
  for (;;) {
    const header = Buffer.from(await need(stream, 3)).readUIntLE(0, 3)
    const type = (header >> 1) & 3
    const length = header >> 3
    if (!(await stream.skip(type === RLE_BLOCK ? 1 : length))) throw cutOff()
    if (header & 1) break
  }
  if (hasChecksum) await need(stream, 4)
  return start + stream.offset
}

async function need(stream: ByteStream, length: number): Promise<Uint8Array> {
  const bytes = await stream.take(length)
  if (bytes.length < length) throw cutOff()
  return bytes
}

const cutOff = () => new DecodeError('a zstd frame that is cut off')

/** Consecutive empty results that mean that the decoder is waiting for input that will not come. */
const MAX_EMPTY_CHUNKS = 4

/** Decompresses an xz stream (LZMA2) in WebAssembly. */
async function* decompressXz(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  let hasEnded = false
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await iterator.next()
    hasEnded = done === true
    // The library reads again after the end, to flush its decoder.
    controller.enqueue(value ?? new Uint8Array(0))
  }
  const input = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 })
  const unpacked = new xz.XzReadableStream(input as ConstructorParameters<typeof xz.XzReadableStream>[0])
  const reader = unpacked.getReader()
  let empty = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      empty = value.length === 0 && hasEnded ? empty + 1 : 0
      if (empty > MAX_EMPTY_CHUNKS) throw new DecodeError('an xz stream that is cut off')
      if (value.length > 0) yield value
    }
  } finally {
    // The library decompresses one stream at a time; cancelling this one lets the next begin. If the stream has just
    // ended while its last chunk is unread, the library frees it twice and throws.
    await reader.cancel().catch(() => {})
  }
}
