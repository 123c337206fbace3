import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { decodeDirectoryRecord, type DirectoryRecord } from './directory-record.ts'
import { decodeVolumeDate, decodeText, decodeUcs2, trimField } from './field.ts'

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
