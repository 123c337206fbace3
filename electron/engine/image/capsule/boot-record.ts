import { SECTOR_BYTES } from './iso-record.ts'

const EFI_PLATFORM = 0xef
const BOOTABLE = 0x88
const BOOT_SECTOR_BYTES = 512
const MAX_SECTOR_COUNT = 0xffff

/** El Torito 1.0 §2.0: the descriptor that leads to the boot catalog. */
export function bootRecordDescriptor(catalogSector: number): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES)
  bytes.write('\0CD001\x01EL TORITO SPECIFICATION', 'latin1')
  bytes.writeUInt32LE(catalogSector, 0x47)
  return bytes
}

/**
 * A catalog with one EFI boot image, without emulation (§2.1, §2.2; UEFI 2.10 §13.3.2.1). A count that is too large for
 * its field is written as 0, which firmware takes for "to the end of the disc".
 */
export function efiBootCatalog(image: { readonly sector: number; readonly sizeBytes: number }): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES)
  bytes[0] = 1
  bytes[1] = EFI_PLATFORM
  bytes.writeUInt16LE(0xaa55, 30)
  let sum = 0
  for (let at = 0; at < 32; at += 2) sum += bytes.readUInt16LE(at)
  bytes.writeUInt16LE(-sum & 0xffff, 28)
  const count = Math.ceil(image.sizeBytes / BOOT_SECTOR_BYTES)
  bytes[32] = BOOTABLE
  bytes.writeUInt16LE(count > MAX_SECTOR_COUNT ? 0 : count, 38)
  bytes.writeUInt32LE(image.sector, 40)
  return bytes
}
