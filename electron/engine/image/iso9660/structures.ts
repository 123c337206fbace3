import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { decodeVolumeDate, decodeText, decodeUcs2, trimField, decodeRecordingDate } from './field.ts'

const SECTOR_BYTES = 2048
const FIRST_SECTOR = 16
/** Real discs have three to five descriptors. Without a terminator, the disc must not be read to its end. */
const MAX_DESCRIPTORS = 64
/** ECMA-167 §3/9: structures of the volume recognition sequence; NSR means that a UDF file system exists. */
const UDF_MARKS = ['NSR02', 'NSR03']
const SEQUENCE_MARKS = ['BEA01', 'TEA01', 'BOOT2', 'CDW02', ...UDF_MARKS]

/** The descriptors from sector 16 on. */
interface VolumeDescriptorSet {
  readonly primary: VolumeDescriptor | null
  readonly joliet: VolumeDescriptor | null
  /** Raw boot record sectors (ECMA-119 §8.2). */
  readonly bootRecords: readonly Uint8Array[]
  readonly hasUdf: boolean
  /** True if the source ended inside the sequence. */
  readonly isCut: boolean
}

/** Reads ECMA-119 §6.7.1 descriptors and ECMA-167's recognition sequence, which follows or replaces them. */
export async function readVolumeDescriptorSet(source: BlockSource): Promise<VolumeDescriptorSet> {
  let primary: VolumeDescriptor | null = null
  let joliet: VolumeDescriptor | null = null
  const bootRecords: Uint8Array[] = []
  let hasUdf = false
  let isCut = false
  let isTerminated = false
  for (let index = 0; index < MAX_DESCRIPTORS; index++) {
    const offset = (FIRST_SECTOR + index) * SECTOR_BYTES
    if (offset + SECTOR_BYTES > source.sizeBytes) {
      isCut = !isTerminated
      break
    }
    const sector = await source.read(offset, SECTOR_BYTES)
    const mark = String.fromCharCode(...sector.subarray(1, 6))
    if (SEQUENCE_MARKS.includes(mark)) {
      hasUdf ||= UDF_MARKS.includes(mark)
      continue
    }
    if (mark !== 'CD001' || isTerminated) break
    if (sector[0] === VolumeDescriptorType.BootRecord) bootRecords.push(Uint8Array.from(sector))
    else if (sector[0] === VolumeDescriptorType.SetTerminator) isTerminated = true
    else if (sector[0] === VolumeDescriptorType.Primary) primary ??= decodeVolumeDescriptor(sector)
    else if (sector[0] === VolumeDescriptorType.Supplementary) {
      const descriptor = decodeVolumeDescriptor(sector)
      if (descriptor.isJoliet) joliet ??= descriptor
    }
  }
  return { primary, joliet, bootRecords, hasUdf, isCut }
}

/** ECMA-119 §8.1.1 */
const VolumeDescriptorType = {
  BootRecord: 0,
  Primary: 1,
  Supplementary: 2,
  SetTerminator: 255,
} as const

/** The fields that primary and supplementary volume descriptors share (ECMA-119 §8.4, §8.5). */
export interface VolumeDescriptor {
  readonly systemId: string
  readonly volumeId: string
  readonly publisherId: string
  readonly applicationId: string
  /** In logical blocks. */
  readonly volumeSpaceSize: number
  readonly logicalBlockSize: number
  readonly rootDirectory: DirectoryRecord
  readonly modifiedMs: number
  readonly isJoliet: boolean
}

/** Joliet §"Escape Sequences": UCS-2 levels 1, 2 and 3. */
const JOLIET_ESCAPES = ['%/@', '%/C', '%/E']

/** Decodes a sector whose type is Primary or Supplementary. */
function decodeVolumeDescriptor(sector: Uint8Array): VolumeDescriptor {
  const reader = new ByteReader(sector)
  const type = reader.u8()
  reader.skip(5 + 1 + 1)
  const systemId = reader.bytes(32)
  const volumeId = reader.bytes(32)
  reader.skip(8)
  const volumeSpaceSize = reader.u32le()
  reader.skip(4)
  const escapes = String.fromCharCode(...reader.bytes(32))
  reader.skip(4 + 4)
  const logicalBlockSize = reader.u16le()
  if (![512, 1024, 2048].includes(logicalBlockSize))
    throw new DecodeError(`a logical block size of ${logicalBlockSize} bytes`)
  reader.skip(2 + 8 + 4 * 4)
  const rootDirectory = decodeDirectoryRecord(reader.bytes(34))
  reader.skip(128)
  const publisherId = reader.bytes(128)
  reader.skip(128)
  const applicationId = reader.bytes(128)
  reader.skip(3 * 37 + 17)
  const modifiedMs = decodeVolumeDate(reader.bytes(17))
  const isJoliet =
    type === VolumeDescriptorType.Supplementary && JOLIET_ESCAPES.some(escape => escapes.startsWith(escape))
  const text = (field: Uint8Array) => trimField(isJoliet ? decodeUcs2(field) : decodeText(field))
  return {
    systemId: text(systemId),
    volumeId: text(volumeId),
    publisherId: text(publisherId),
    applicationId: text(applicationId),
    volumeSpaceSize,
    logicalBlockSize,
    rootDirectory,
    modifiedMs,
    isJoliet,
  }
}

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
