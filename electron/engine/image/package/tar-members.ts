import { DecodeError } from '../../base/bytes/decode-error.ts'
import { streamOfChunks } from '../initrd/byte-stream.ts'

const BLOCK_BYTES = 512
const MAX_MEMBERS = 20_000

/**
 * The content of the regular files whose path `wants` says yes to, by path without a leading `./` (POSIX.1-1988 ustar,
 * as dpkg-deb writes it). Ends as soon as `limit` of them are found; skips those above `maxBytes`.
 */
export async function readTarMembers(
  chunks: AsyncIterable<Uint8Array>,
  wants: (path: string) => boolean,
  { limit, maxBytes }: { readonly limit: number; readonly maxBytes: number },
): Promise<ReadonlyMap<string, Uint8Array>> {
  const stream = streamOfChunks(chunks)
  const found = new Map<string, Uint8Array>()
  for (let count = 0; count < MAX_MEMBERS && found.size < limit; count++) {
    const header = Buffer.from(await stream.take(BLOCK_BYTES))
    if (header.length < BLOCK_BYTES || header[0] === 0) break
    const length = sizeOf(header)
    const path = pathOf(header)
    const isFile = header[156] === 0 || header[156] === 0x30
    const padding = (BLOCK_BYTES - (length % BLOCK_BYTES)) % BLOCK_BYTES
    if (isFile && length <= maxBytes && wants(path)) {
      const content = await stream.take(length)
      if (content.length < length) throw new DecodeError('a tar archive that is cut off')
      found.set(path, Uint8Array.from(content))
      await stream.skip(padding)
    } else if (!(await stream.skip(length + padding))) break
  }
  return found
}

function pathOf(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 262) === 'ustar'
  const prefix = isUstar ? textAt(header, 345, 500) : ''
  const name = textAt(header, 0, 100)
  return (prefix === '' ? name : `${prefix}/${name}`).replace(/^(\.?\/)+/, '')
}

function sizeOf(header: Buffer): number {
  const size = Number.parseInt(textAt(header, 124, 136).trim() || '0', 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new DecodeError('a tar member of unknown size')
  return size
}

function textAt(header: Buffer, start: number, end: number): string {
  return header.toString('utf8', start, end).replace(/\0.*$/s, '')
}
