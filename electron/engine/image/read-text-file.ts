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
