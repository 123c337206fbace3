import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { type BlockSource, createSliceBlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import type { FileTree } from '../file-tree.ts'
import type { ReadBudget } from '../read-budget.ts'

/** El Torito 1.0 §2.1 and UEFI 2.10 §13.3.2.1: the platforms of a boot catalog's entries that can boot a PC. */
export type BootPlatform = 'bios' | 'uefi'

/** Platform identifiers as stored. */
export const PlatformId = { x86: 0, PowerPc: 1, Mac: 2, Efi: 0xef } as const

/** El Torito 1.0 §2.2: how the firmware presents a boot image. */
export type BootMedia = 'none' | 'floppy-1.2' | 'floppy-1.44' | 'floppy-2.88' | 'hard-disk'

/** An initial, default or section entry: one boot image. */
export interface BootCatalogEntry {
  readonly platformId: number
  /** From the validation entry, or from the section header above it. */
  readonly idString: string
  readonly isBootable: boolean
  readonly media: BootMedia
  /** x86 paragraph; 0 means 0x7C0. */
  readonly loadSegment: number
  /** From the partition table of the image; 0 for none. */
  readonly systemType: number
  /** Sectors of 512 bytes that the firmware loads. For UEFI often 0 or 1, which then means the whole image. */
  readonly sectorCount: number
  /** In sectors of 2048 bytes. */
  readonly loadRba: number
  /** The vendor's selection criteria, including extensions; empty for none. */
  readonly selectionCriteria: Uint8Array
}

const SYSTEM_IDENTIFIER = 'EL TORITO SPECIFICATION'
const CATALOG_POINTER_OFFSET = 0x47
const SECTOR_BYTES = 2048
const ENTRY_BYTES = 32
/** 1024 entries; the largest catalog seen has six. */
const MAX_CATALOG_SECTORS = 16
const Indicator = { Bootable: 0x88, Header: 0x90, LastHeader: 0x91, Extension: 0x44 } as const
const MEDIA: readonly BootMedia[] = ['none', 'floppy-1.2', 'floppy-1.44', 'floppy-2.88', 'hard-disk']

/** All boot images of a disc, in the order of its catalog. An invalid catalog counts as empty. */
export async function readBootCatalog(
  source: BlockSource,
  bootRecords: readonly Uint8Array[],
): Promise<readonly BootCatalogEntry[]> {
  for (const record of bootRecords) {
    if (!latin1(record.subarray(7, 39)).startsWith(SYSTEM_IDENTIFIER)) continue
    const reader = new ByteReader(record)
    reader.skip(CATALOG_POINTER_OFFSET)
    const offset = reader.u32le() * SECTOR_BYTES
    const length = Math.min(MAX_CATALOG_SECTORS * SECTOR_BYTES, source.sizeBytes - offset)
    if (length >= 2 * ENTRY_BYTES) return decodeBootCatalog(await source.read(offset, length))
  }
  return []
}

/** The kinds of firmware that find something to start. */
export function bootPlatformsOf(entries: readonly BootCatalogEntry[]): readonly BootPlatform[] {
  const platforms = entries
    .filter(entry => entry.isBootable)
    .map(entry => (entry.platformId === PlatformId.Efi ? 'uefi' : 'bios'))
  return [...new Set(platforms)]
}

/**
 * Validation entry, initial entry, then section headers, each with its number of entries, each with extensions if
 * flagged (El Torito §2.0). Some writers count wrongly, so an entry after the end of its section still belongs to it.
 */
export function decodeBootCatalog(catalog: Uint8Array): readonly BootCatalogEntry[] {
  if (!isValidationEntry(catalog)) return []
  const entries: BootCatalogEntry[] = []
  let platformId = catalog[1]!
  let idString = text(catalog.subarray(4, 28))
  let isLastSection = false
  let left = 1
  for (let at = ENTRY_BYTES; at + ENTRY_BYTES <= catalog.length; at += ENTRY_BYTES) {
    const bytes = catalog.subarray(at, at + ENTRY_BYTES)
    const indicator = bytes[0]!
    if (indicator === Indicator.Header || indicator === Indicator.LastHeader) {
      isLastSection = indicator === Indicator.LastHeader
      platformId = bytes[1]!
      left = bytes[2]! | (bytes[3]! << 8)
      idString = text(bytes.subarray(4))
    } else if (indicator === Indicator.Extension) {
      const entry = entries.at(-1)
      if (entry) entries[entries.length - 1] = extended(entry, bytes)
    } else if (indicator === Indicator.Bootable || (indicator === 0 && left > 0)) {
      entries.push(decodeEntry(bytes, platformId, idString))
      left--
    } else if (indicator !== 0 || isLastSection || left <= 0) break
  }
  // A non-bootable, empty initial entry is only the placeholder that the standard requires.
  return entries.filter(entry => entry.isBootable || entry.loadRba > 0)
}

/** El Torito §2.1: header 1, key bytes, and words that sum to zero. Like firmware, this ignores the sum. */
function isValidationEntry(catalog: Uint8Array): boolean {
  return catalog.length >= ENTRY_BYTES && catalog[0] === 1 && catalog[30] === 0x55 && catalog[31] === 0xaa
}

function decodeEntry(bytes: Uint8Array, platformId: number, idString: string): BootCatalogEntry {
  const reader = new ByteReader(bytes)
  const isBootable = reader.u8() === Indicator.Bootable
  const media = MEDIA[reader.u8() & 0x0f] ?? 'none'
  const loadSegment = reader.u16le()
  const systemType = reader.u8()
  reader.skip(1)
  const sectorCount = reader.u16le()
  const loadRba = reader.u32le()
  const criteriaType = reader.u8()
  const selectionCriteria = criteriaType === 0 ? new Uint8Array(0) : Uint8Array.from(reader.bytes(19))
  return {
    platformId,
    idString,
    isBootable,
    media,
    loadSegment,
    systemType,
    sectorCount,
    loadRba,
    selectionCriteria,
  }
}

/** El Torito §2.5: thirty more bytes of selection criteria. */
function extended(entry: BootCatalogEntry, bytes: Uint8Array): BootCatalogEntry {
  return {
    ...entry,
    selectionCriteria: Uint8Array.from([...entry.selectionCriteria, ...bytes.subarray(2)]),
  }
}

function text(bytes: Uint8Array): string {
  return latin1(bytes).replace(/\0.*$/s, '').trim()
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

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
  budget?: ReadBudget,
): Promise<EfiImage | null> {
  for (const { platformId, loadRba } of entries) {
    const offset = loadRba * 2048
    if (platformId !== PlatformId.Efi || offset >= disc.sizeBytes) continue
    const source = createSliceBlockSource(disc, [{ offset, length: disc.sizeBytes - offset }])
    const tree = await openFat(source, budget)
    if (tree) return { tree, source, offset }
  }
  return null
}
