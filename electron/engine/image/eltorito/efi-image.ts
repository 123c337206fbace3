import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import type { FileTree } from '../file-tree.ts'
import { PlatformId, type BootCatalogEntry } from './boot-catalog.ts'

/** The file system that UEFI firmware starts from, and the source that its extents refer to. */
export interface EfiImage {
  readonly tree: FileTree
  readonly source: BlockSource
  /** Offset of that source on the disc. */
  readonly offset: number
}

/**
 * Opens the FAT file system of the first EFI boot image that contains one; null if none does. Takes its length from
 * its own boot sector, because the catalog's sector count is 1 on Microsoft's discs.
 */
export async function openEfiImage(
  disc: BlockSource,
  entries: readonly BootCatalogEntry[],
): Promise<EfiImage | null> {
  for (const { platformId, loadRba } of entries) {
    const offset = loadRba * 2048
    if (platformId !== PlatformId.Efi || offset >= disc.sizeBytes) continue
    const source = createSliceBlockSource(disc, [{ offset, length: disc.sizeBytes - offset }])
    const tree = await openFat(source)
    if (tree) return { tree, source, offset }
  }
  return null
}
