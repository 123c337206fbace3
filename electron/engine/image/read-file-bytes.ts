import type { BlockSource } from './block-source.ts'
import type { FileTree } from './file-tree.ts'

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
