import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'

/** RFC 1952 §2.3.1 */
const Flag = { HeaderCrc: 0x02, Extra: 0x04, Name: 0x08, Comment: 0x10 } as const
const DEFLATE = 8
const FIXED_BYTES = 10
/** CRC-32 and length behind the content. */
export const GZIP_TRAILER_BYTES = 8
/** A name and a comment of two paths at most; `extra` may have 64 KiB. */
const MAX_HEADER_BYTES = 80 * 1024

/**
 * Where the deflate data of the member at `start` begins. Read here because node:zlib takes what stands behind a
 * member for another one and fails on it, and in an initrd it may be anything.
 */
export async function findDeflateStart(source: BlockSource, start: number): Promise<number> {
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
