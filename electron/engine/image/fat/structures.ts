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

/** Microsoft FAT specification §6.1 */
export const Attribute = { Hidden: 2, VolumeId: 8, Directory: 16, LongName: 15 } as const

/** One name in a directory. */
export interface FatDirectoryEntry {
  readonly name: string
  readonly isDirectory: boolean
  readonly firstCluster: number
  readonly sizeBytes: number
  readonly modifiedMs: number
}

const DELETED = 0xe5
const LAST_LONG = 0x40
const CHARACTERS_PER_ENTRY = 13
const utf16le = new TextDecoder('utf-16le')
/** Windows NT stores the case of short names in these two bits of a byte that the specification reserves. */
const LowerCase = { Base: 0x08, Extension: 0x10 } as const

/** The names of a directory; long ones if they belong to the short one that follows (§7). */
export function* decodeDirectory(bytes: Uint8Array): Generator<FatDirectoryEntry> {
  let long: { parts: string[]; checksum: number } | null = null
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const entry = bytes.subarray(at, at + ENTRY_BYTES)
    const first = entry[0]!
    if (first === 0) return
    const attributes = entry[11]!
    if (first === DELETED) long = null
    else if ((attributes & 0x3f) === Attribute.LongName) {
      if (first & LAST_LONG) long = { parts: [], checksum: entry[13]! }
      if (long && long.checksum === entry[13] && long.parts.length < 20) long.parts.unshift(longPart(entry))
    } else {
      if (!(attributes & Attribute.VolumeId)) {
        const longName = long && long.checksum === shortNameChecksum(entry) ? joinLong(long.parts) : ''
        yield decodeEntry(entry, longName || shortName(entry))
      }
      long = null
    }
  }
}

function decodeEntry(entry: Uint8Array, name: string): FatDirectoryEntry {
  const reader = new ByteReader(entry)
  reader.skip(20)
  const clusterHigh = reader.u16le()
  const time = reader.u16le()
  const date = reader.u16le()
  const firstCluster = clusterHigh * 0x10000 + reader.u16le()
  return {
    name,
    isDirectory: (entry[11]! & Attribute.Directory) !== 0,
    firstCluster,
    sizeBytes: reader.u32le(),
    modifiedMs: decodeTime(date, time),
  }
}

function longPart(entry: Uint8Array): string {
  const units = Buffer.concat([entry.subarray(1, 11), entry.subarray(14, 26), entry.subarray(28, 32)])
  return utf16le.decode(units.subarray(0, CHARACTERS_PER_ENTRY * 2))
}

function joinLong(parts: readonly string[]): string {
  return parts.join('').replace(/\0.*$/s, '')
}

/** `BOOTX64 EFI` -> `BOOTX64.EFI`. A first byte 0x05 means 0xE5, which would mean "deleted". */
function shortName(entry: Uint8Array): string {
  const text = Buffer.from(entry.subarray(0, 11))
  if (text[0] === 0x05) text[0] = 0xe5
  const flags = entry[12]!
  const base = text.toString('latin1', 0, 8).trimEnd()
  const extension = text.toString('latin1', 8, 11).trimEnd()
  const shown = flags & LowerCase.Base ? base.toLowerCase() : base
  if (extension === '') return shown
  return `${shown}.${flags & LowerCase.Extension ? extension.toLowerCase() : extension}`
}

/** §7.2 */
function shortNameChecksum(entry: Uint8Array): number {
  return entry.subarray(0, 11).reduce((sum, byte) => (((sum & 1) << 7) + (sum >> 1) + byte) & 0xff, 0)
}

/** §6.2: times have no zone; this reads them as UTC. */
function decodeTime(date: number, time: number): number {
  const month = (date >> 5) & 15
  const day = date & 31
  if (month < 1 || month > 12 || day < 1) return 0
  return Date.UTC(1980 + (date >> 9), month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2)
}
