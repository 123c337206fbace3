import type { BlockSource } from './block-source.ts'
import type { FileTree } from './file-tree.ts'

/** A boot configuration has a few kilobytes; another kind of file with that name must not be read completely. */
const MAX_TEXT_BYTES = 1024 * 1024

/** A small text file of a volume; null if it is missing or too large. */
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

/** Reads bytes from within a file, at most 1 MiB. Null if the file does not have them in one extent. */
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
