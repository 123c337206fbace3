import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { decodeVolumeDate } from './date.ts'
import { decodeDirectoryRecord, type DirectoryRecord } from './directory-record.ts'
import { decodeText, decodeUcs2, trimField } from './text.ts'

/** ECMA-119 §8.1.1 */
export const VolumeDescriptorType = {
  BootRecord: 0,
  Primary: 1,
  Supplementary: 2,
  SetTerminator: 255,
} as const

/** What primary and supplementary volume descriptors have in common (ECMA-119 §8.4, §8.5). */
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
export function decodeVolumeDescriptor(sector: Uint8Array): VolumeDescriptor {
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
