/** ECMA-119 §6.1.2: the size of a logical sector, which here is also the size of a logical block. */
export const SECTOR_BYTES = 2048

/** Position of a file or directory. */
export interface Place {
  readonly sector: number
  readonly sizeBytes: number
}

const FIXED_BYTES = 33
const DIRECTORY = 0x02
const Mode = { directory: 0o040555, file: 0o100444 } as const
/** RRIP_1991A without its description. GRUB and Linux enable Rock Ridge when they read this name. */
const EXTENSIONS = Buffer.from('ER\x12\x01\x0a\0\0\x01RRIP_1991A', 'latin1')
/** SUSP §5.3: sharing protocol indicator, on the root's own record. */
const SHARING = Buffer.from('SP\x07\x01\xbe\xef\0', 'latin1')

/** ECMA-119 §7.2.3, §7.3.3: a number in both byte orders. */
export function both16(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(value, 0)
  bytes.writeUInt16BE(value, 2)
  return bytes
}

export function both32(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(value, 0)
  bytes.writeUInt32BE(value, 4)
  return bytes
}

/**
 * Encodes a directory record (ECMA-119 §9.1). `name` becomes its Rock Ridge name; null for `.` and `..`, which have
 * none, and for the copy of the root's record in the volume descriptor.
 */
export function directoryRecord(options: {
  readonly identifier: Buffer
  readonly name: string | null
  readonly isDirectory: boolean
  readonly place: Place
  readonly systemUse?: 'root' | 'none'
}): Buffer {
  const { identifier, name, isDirectory, place } = options
  const head = Buffer.alloc(FIXED_BYTES)
  both32(place.sector).copy(head, 2)
  both32(place.sizeBytes).copy(head, 10)
  // 2020-01-01 00:00:00 UTC
  Buffer.from([120, 1, 1, 0, 0, 0, 0]).copy(head, 18)
  head[25] = isDirectory ? DIRECTORY : 0
  both16(1).copy(head, 28)
  head[32] = identifier.length
  const padding = Buffer.alloc(identifier.length % 2 === 0 ? 1 : 0)
  const systemUse =
    options.systemUse === 'none'
      ? []
      : [
          ...(options.systemUse === 'root' ? [SHARING] : []),
          posixAttributes(isDirectory),
          ...(name === null ? [] : [alternateName(name)]),
          ...(options.systemUse === 'root' ? [EXTENSIONS] : []),
        ]
  const record = Buffer.concat([head, identifier, padding, ...systemUse])
  const even = record.length % 2 === 0 ? record : Buffer.concat([record, Buffer.alloc(1)])
  if (even.length > 255) throw new RangeError('a name too long for a directory record')
  even[0] = even.length
  return even
}

/** RRIP §4.1.1 */
function posixAttributes(isDirectory: boolean): Buffer {
  const { directory, file } = Mode
  const fields = [both32(isDirectory ? directory : file), both32(1), both32(0), both32(0)]
  return Buffer.concat([Buffer.from('PX\x24\x01', 'latin1'), ...fields])
}

/** RRIP §4.1.4 */
function alternateName(name: string): Buffer {
  const bytes = Buffer.from(name)
  return Buffer.concat([Buffer.from([0x4e, 0x4d, 5 + bytes.length, 1, 0]), bytes])
}

/** Packs records; none crosses the end of a sector (ECMA-119 §6.8.1.1). */
export function packRecords(records: readonly Buffer[]): Buffer {
  const parts: Buffer[] = []
  let length = 0
  for (const record of records) {
    const left = SECTOR_BYTES - (length % SECTOR_BYTES)
    if (record.length > left) {
      parts.push(Buffer.alloc(left))
      length += left
    }
    parts.push(record)
    length += record.length
  }
  parts.push(Buffer.alloc(sectorsFor(length) * SECTOR_BYTES - length))
  return Buffer.concat(parts)
}

/** The number of sectors for this many bytes, rounded up. */
export function sectorsFor(bytes: number): number {
  return Math.ceil(bytes / SECTOR_BYTES)
}

const EFI_PLATFORM = 0xef
const BOOTABLE = 0x88
const BOOT_SECTOR_BYTES = 512
const MAX_SECTOR_COUNT = 0xffff

/** El Torito 1.0 §2.0: the descriptor that points to the boot catalog. */
export function bootRecordDescriptor(catalogSector: number): Buffer {
  const bytes = Buffer.alloc(SECTOR_BYTES)
  bytes.write('\0CD001\x01EL TORITO SPECIFICATION', 'latin1')
  bytes.writeUInt32LE(catalogSector, 0x47)
  return bytes
}

/**
 * A catalog with one EFI boot image without emulation (El Torito §2.1, §2.2; UEFI 2.10 §13.3.2.1). If the sector count
 * is too large for its field it is 0, which firmware interprets as "to the end of the disc".
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
