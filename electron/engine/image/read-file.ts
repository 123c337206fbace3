import type { BlockSource } from './block-source.ts'
import type { FileTree } from './file-tree.ts'

/** A boot configuration is some kilobytes; a file of another kind by that name must not be read whole. */
const MAX_TEXT_BYTES = 1024 * 1024

/** A small text file of a volume; null where there is none or one too large. */
export async function readTextFile(
  tree: FileTree,
  source: BlockSource,
  path: string,
): Promise<string | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || entry.sizeBytes > MAX_TEXT_BYTES) return null
  const parts = await Promise.all(entry.extents.map(({ offset, length }) => source.read(offset, length)))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

const MAX_BYTES = 1024 * 1024

/** Bytes out of the middle of a file, 1 MiB at most. Null where the file does not have them, in one extent. */
export async function readFileBytes(
  tree: FileTree,
  source: BlockSource,
  path: string,
  range: { readonly offset: number; readonly length: number },
): Promise<Uint8Array | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || range.length > MAX_BYTES || range.offset < 0) return null
  let start = 0
  for (const extent of entry.extents) {
    const inExtent = range.offset - start
    if (inExtent >= 0 && inExtent + range.length <= extent.length)
      return source.read(extent.offset + inExtent, range.length)
    start += extent.length
  }
  return null
}
