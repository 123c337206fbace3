import type { Extent } from '../file-tree.ts'
import type { DirectoryRecord } from './directory-record.ts'

/**
 * The content of a file from its sections (ECMA-119 §6.5.1): one for most, several over 4 GiB. Sections that follow
 * each other on the disc, as every tool writes them, become one extent. Null for content that is not in the source,
 * and for interleaved files.
 */
export function groupSections(
  sections: readonly DirectoryRecord[],
  logicalBlockSize: number,
  sourceBytes: number,
): { readonly sizeBytes: number; readonly extents: readonly Extent[] } | null {
  const extents: { offset: number; length: number }[] = []
  let sizeBytes = 0
  for (const section of sections) {
    // Empty files may point anywhere.
    if (section.dataLength === 0) continue
    const offset = (section.extentLocation + section.extentAttributeRecordLength) * logicalBlockSize
    if (section.fileUnitSize !== 0 || offset + section.dataLength > sourceBytes) return null
    const last = extents.at(-1)
    if (last && last.offset + last.length === offset) last.length += section.dataLength
    else extents.push({ offset, length: section.dataLength })
    sizeBytes += section.dataLength
  }
  return { sizeBytes, extents }
}
