import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import type { FileTree } from '../file-tree.ts'
import { PlatformId, type BootCatalogEntry } from './boot-catalog.ts'

/** The file system that UEFI firmware starts from, with the source that its extents count in. */
export interface EfiImage {
  readonly tree: FileTree
  readonly source: BlockSource
  /** Where that source begins on the disc. */
  readonly offset: number
}

/**
 * The FAT file system of the first EFI boot image that holds one; null where there is none. How long it is says its
 * own boot sector: the sector count of the catalog is 1 on Microsoft's discs.
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
