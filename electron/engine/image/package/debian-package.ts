import type { BlockSource } from '../block-source.ts'
import { chunksOf } from '../initrd/byte-stream.ts'
import type { Compression } from '../initrd/compression.ts'
import { decompress } from '../initrd/decompress.ts'
import { createLookBudget } from '../initrd/look-budget.ts'
import { createSliceBlockSource } from '../slice-block-source.ts'
import { readArArchive } from './ar-archive.ts'
import { readTarMembers } from './tar-members.ts'

const COMPRESSIONS: Readonly<Record<string, Compression | null>> = {
  'data.tar': null,
  'data.tar.gz': 'gzip',
  'data.tar.xz': 'xz',
  'data.tar.zst': 'zstd',
}
const TIME_MS = 20_000
const MAX_FILE_BYTES = 16 * 1024 * 1024

/**
 * Files out of a Debian package (deb(5)), by path: at most `limit`, of 16 MiB at most. Empty where the source is no
 * package. Rejects with DecodeError where it is a broken one.
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
    ? decompress(compression, content, 0, createLookBudget({ timeMs: TIME_MS })).chunks
    : chunksOf(content, 0)
  try {
    return await readTarMembers(chunks, wants, { limit, maxBytes: MAX_FILE_BYTES })
  } finally {
    await chunks.return(undefined)
  }
}
