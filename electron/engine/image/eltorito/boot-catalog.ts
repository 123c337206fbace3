import type { BlockSource } from '../block-source.ts'
import { ByteReader } from '../../bytes/byte-reader.ts'

/** El Torito 1.0 §2.1 and UEFI 2.10 §13.3.2.1: the platforms of a boot catalog's entries that can boot a PC. */
export type BootPlatform = 'bios' | 'uefi'

const SYSTEM_IDENTIFIER = 'EL TORITO SPECIFICATION'
const CATALOG_POINTER_OFFSET = 0x47
const ENTRY_BYTES = 32
const EFI_PLATFORM = 0xef

/** Which firmware finds something to start on this disc. Reads one sector of catalog; nonsense reads as nothing. */
export async function readBootPlatforms(
  source: BlockSource,
  bootRecords: readonly Uint8Array[],
): Promise<readonly BootPlatform[]> {
  for (const record of bootRecords) {
    if (!Buffer.from(record.subarray(7, 39)).toString('latin1').startsWith(SYSTEM_IDENTIFIER)) continue
    const reader = new ByteReader(record)
    reader.skip(CATALOG_POINTER_OFFSET)
    const offset = reader.u32le() * 2048
    if (offset + 2048 > source.sizeBytes) continue
    return decodeBootCatalog(await source.read(offset, 2048))
  }
  return []
}

/** Validation entry, initial entry, then section headers each with its entries (El Torito §2.0). */
export function decodeBootCatalog(catalog: Uint8Array): readonly BootPlatform[] {
  const platforms = new Set<BootPlatform>()
  if (catalog[0] !== 1 || catalog[30] !== 0x55 || catalog[31] !== 0xaa) return []
  let platform = catalog[1]!
  for (let offset = ENTRY_BYTES; offset + ENTRY_BYTES <= catalog.length; offset += ENTRY_BYTES) {
    const indicator = catalog[offset]!
    if (indicator === 0x88) platforms.add(platform === EFI_PLATFORM ? 'uefi' : 'bios')
    else if (indicator === 0x90 || indicator === 0x91) platform = catalog[offset + 1]!
    else if (indicator === 0 && offset > ENTRY_BYTES) break
  }
  return [...platforms]
}
