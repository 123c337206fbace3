import { ByteReader } from '../../base/bytes/byte-reader.ts'

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

const ENTRY_BYTES = 32
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
