import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { decodeRecordingDate } from './field.ts'

/** ECMA-119 §9.1.6 */
export const FileFlag = { Existence: 0x01, Directory: 0x02, AssociatedFile: 0x04, MultiExtent: 0x80 } as const

/** ECMA-119 §9.1: one name in a directory, or one section of a file that needs several. */
export interface DirectoryRecord {
  readonly extentAttributeRecordLength: number
  /** Logical block number. */
  readonly extentLocation: number
  readonly dataLength: number
  readonly recordedMs: number
  readonly fileFlags: number
  /** Non-zero for interleaved files, which no known tool writes on bootable discs. */
  readonly fileUnitSize: number
  /** Raw bytes: the encoding depends on the volume descriptor. */
  readonly fileIdentifier: Uint8Array
  readonly systemUse: Uint8Array
}

/** Decodes one record. `bytes` begins with its length byte and may continue after it. */
export function decodeDirectoryRecord(bytes: Uint8Array): DirectoryRecord {
  const length = bytes[0] ?? 0
  if (length < 34 || length > bytes.length)
    throw new DecodeError(`a directory record says it has ${length} bytes of ${bytes.length}`)
  const reader = new ByteReader(bytes.subarray(0, length))
  reader.skip(1)
  const extentAttributeRecordLength = reader.u8()
  // Both-endian numbers: like other readers, use the little-endian half (ECMA-119 §7.3.3).
  const extentLocation = reader.u32le()
  reader.skip(4)
  const dataLength = reader.u32le()
  reader.skip(4)
  const recordedMs = decodeRecordingDate(reader.bytes(7))
  const fileFlags = reader.u8()
  const fileUnitSize = reader.u8()
  reader.skip(1 + 4)
  const identifierLength = reader.u8()
  if (identifierLength < 1) throw new DecodeError('a directory record without a file identifier')
  const fileIdentifier = reader.bytes(identifierLength)
  // A padding byte follows a name of even length (§9.1.12).
  if (identifierLength % 2 === 0 && reader.remaining > 0) reader.skip(1)
  const systemUse = reader.bytes(reader.remaining)
  return {
    extentAttributeRecordLength,
    extentLocation,
    dataLength,
    recordedMs,
    fileFlags,
    fileUnitSize,
    fileIdentifier,
    systemUse,
  }
}

/** ECMA-119 §7.6.2: the directory itself is named 0x00, its parent 0x01. */
export function isSelfOrParent(record: DirectoryRecord): boolean {
  return record.fileIdentifier.length === 1 && record.fileIdentifier[0]! <= 1
}

/** The records of a directory's extent. A zero length byte means that the rest of the sector is unused (§6.8.1.1). */
export function* decodeDirectory(extent: Uint8Array, sectorBytes = 2048): Generator<DirectoryRecord> {
  let offset = 0
  while (offset < extent.length) {
    const length = extent[offset]!
    const sectorEnd = (Math.floor(offset / sectorBytes) + 1) * sectorBytes
    if (length === 0) {
      offset = sectorEnd
      continue
    }
    yield decodeDirectoryRecord(extent.subarray(offset, Math.min(sectorEnd, extent.length)))
    offset += length
  }
}
