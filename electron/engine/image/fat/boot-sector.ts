import { ByteReader } from '../../base/bytes/byte-reader.ts'

/** The layout of the volume, Microsoft FAT specification §3. All values in bytes. */
export interface FatLayout {
  readonly type: 'fat12' | 'fat16' | 'fat32'
  readonly sectorBytes: number
  readonly clusterBytes: number
  readonly fatOffset: number
  readonly fatBytes: number
  /** FAT12 and FAT16: the fixed area of root entries; empty on FAT32. */
  readonly rootOffset: number
  readonly rootBytes: number
  /** FAT32: the first cluster of the root. */
  readonly rootCluster: number
  /** Offset of cluster 2, the first one. */
  readonly dataOffset: number
  readonly clusterCount: number
}

/** The boot sector's fields are in its first 512 bytes, whatever the sector size. */
export const BOOT_SECTOR_BYTES = 512
const ENTRY_BYTES = 32

/** Null if this is not a FAT boot sector. */
export function decodeBootSector(sector: Uint8Array): FatLayout | null {
  if (sector.length < BOOT_SECTOR_BYTES || sector[510] !== 0x55 || sector[511] !== 0xaa) return null
  const reader = new ByteReader(sector)
  reader.skip(11)
  const sectorBytes = reader.u16le()
  const sectorsPerCluster = reader.u8()
  const reservedSectors = reader.u16le()
  const fatCount = reader.u8()
  const rootEntries = reader.u16le()
  const sectorCount16 = reader.u16le()
  reader.skip(1)
  const fatSectors16 = reader.u16le()
  reader.skip(2 + 2 + 4)
  const sectorCount = sectorCount16 || reader.u32le()
  if (sectorCount16) reader.skip(4)
  const fatSectors = fatSectors16 || reader.u32le()
  if (fatSectors16) reader.skip(4)
  reader.skip(2 + 2)
  const rootCluster = reader.u32le()
  const isPowerOfTwo = sectorsPerCluster > 0 && (sectorsPerCluster & (sectorsPerCluster - 1)) === 0
  if (![512, 1024, 2048, 4096].includes(sectorBytes) || !isPowerOfTwo) return null
  if (fatCount < 1 || fatCount > 4 || reservedSectors === 0 || fatSectors === 0) return null
  const rootSectors = Math.ceil((rootEntries * ENTRY_BYTES) / sectorBytes)
  const dataSector = reservedSectors + fatCount * fatSectors + rootSectors
  const clusterCount = Math.floor((sectorCount - dataSector) / sectorsPerCluster)
  if (clusterCount < 1) return null
  return {
    // FAT specification §3.5: only the number of clusters decides the type.
    type: clusterCount < 4085 ? 'fat12' : clusterCount < 65_525 ? 'fat16' : 'fat32',
    sectorBytes,
    clusterBytes: sectorsPerCluster * sectorBytes,
    fatOffset: reservedSectors * sectorBytes,
    fatBytes: fatSectors * sectorBytes,
    rootOffset: (reservedSectors + fatCount * fatSectors) * sectorBytes,
    rootBytes: rootEntries * ENTRY_BYTES,
    rootCluster,
    dataOffset: dataSector * sectorBytes,
    clusterCount,
  }
}
