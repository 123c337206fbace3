import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { streamOfSource, type ByteStream } from './byte-stream.ts'

const MAGIC_BYTES = 4
/** RFC 8878 §3.1.1.1.1: sizes by the flags of the frame header descriptor. */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4]
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]
const RLE_BLOCK = 1

/** Where the frame at `start` ends, by the sizes of its blocks (RFC 8878 §3.1.1); nothing is unpacked. */
export async function findZstdFrameEnd(source: BlockSource, start: number): Promise<number> {
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
