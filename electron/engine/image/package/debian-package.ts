import { DecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { Extent } from '../file-tree.ts'
import { chunksOf, streamOfChunks } from '../initrd/byte-stream.ts'
import { decompress, type Compression } from '../initrd/decompress.ts'
import { createReadBudget } from '../read-budget.ts'

const COMPRESSIONS: Readonly<Record<string, Compression | null>> = {
  'data.tar': null,
  'data.tar.gz': 'gzip',
  'data.tar.xz': 'xz',
  'data.tar.zst': 'zstd',
}
const TIME_MS = 20_000
const MAX_FILE_BYTES = 16 * 1024 * 1024

/**
 * Reads files of a Debian package (deb(5)) by path: at most `limit`, each at most 16 MiB. Empty if the source is not a
 * package. Rejects with DecodeError for a broken one.
 */
export async function readDebianPackage(
  source: BlockSource,
  wants: (path: string) => boolean,
  limit: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const members = (await readArArchive(source)) ?? []
  const data = members.find(member => Object.hasOwn(COMPRESSIONS, member.name))
  if (!data) return new Map()
  const content = createSliceBlockSource(source, [data])
  const compression = COMPRESSIONS[data.name]
  const chunks = compression
    ? decompress(compression, content, 0, createReadBudget({ timeMs: TIME_MS })).chunks
    : chunksOf(content, 0)
  try {
    return await readTarMembers(chunks, wants, { limit, maxBytes: MAX_FILE_BYTES })
  } finally {
    await chunks.return(undefined)
  }
}

/** A member of an `ar` archive. */
interface ArMember extends Extent {
  readonly name: string
}

const MAGIC = '!<arch>\n'
const HEADER_BYTES = 60
/** A Debian package has three. */
const MAX_AR_MEMBERS = 16

/** The members of an archive as deb(5) uses it: short names, no symbol table. Null if the source is not one. */
async function readArArchive(source: BlockSource): Promise<readonly ArMember[] | null> {
  if (source.sizeBytes < MAGIC.length || textOf(await source.read(0, MAGIC.length)) !== MAGIC) return null
  const members: ArMember[] = []
  for (let at = MAGIC.length; at + HEADER_BYTES <= source.sizeBytes && members.length < MAX_AR_MEMBERS;) {
    const header = textOf(await source.read(at, HEADER_BYTES))
    const length = Number(header.slice(48, 58).trim())
    const offset = at + HEADER_BYTES
    if (
      !header.endsWith('`\n') ||
      !Number.isInteger(length) ||
      length < 0 ||
      offset + length > source.sizeBytes
    )
      throw new DecodeError(`a broken archive member at ${at}`)
    members.push({ name: header.slice(0, 16).trim().replace(/\/$/, ''), offset, length })
    at = offset + length + (length % 2)
  }
  return members
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

const BLOCK_BYTES = 512
const MAX_TAR_MEMBERS = 20_000

/**
 * Yields the regular files for whose path `wants` returns true, by path without a leading `./` (POSIX.1-1988 ustar, as
 * dpkg-deb writes it). Stops after `limit` files; skips those above `maxBytes`.
 */
async function readTarMembers(
  chunks: AsyncIterable<Uint8Array>,
  wants: (path: string) => boolean,
  { limit, maxBytes }: { readonly limit: number; readonly maxBytes: number },
): Promise<ReadonlyMap<string, Uint8Array>> {
  const stream = streamOfChunks(chunks)
  const found = new Map<string, Uint8Array>()
  for (let count = 0; count < MAX_TAR_MEMBERS && found.size < limit; count++) {
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
