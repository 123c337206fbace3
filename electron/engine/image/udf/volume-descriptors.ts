import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { decodeLongAd, type LongAd } from './allocation-descriptor.ts'
import { TAG_BYTES, decodeDstring } from './field.ts'
import { trimEndOf } from '../../base/scan.ts'

/** ECMA-167 3/7.1: sectors of the volume. */
export interface ExtentAd {
  readonly length: number
  readonly location: number
}

/** ECMA-167 3/10.2: the positions of the volume descriptor sequences. */
export interface AnchorVolumeDescriptorPointer {
  readonly main: ExtentAd
  readonly reserve: ExtentAd
}

/** ECMA-167 3/10.5 */
export interface PartitionDescriptor {
  readonly partitionNumber: number
  /** 1 is read-only: only then is the length the amount that was written. */
  readonly accessType: number
  /** In sectors of the volume. */
  readonly startingLocation: number
  readonly length: number
}

/** UDF 2.2.4, 2.2.8 to 2.2.10: how blocks of a partition reference map to sectors. */
export type PartitionMap =
  | { readonly kind: 'physical'; readonly partitionNumber: number }
  | { readonly kind: 'virtual'; readonly partitionNumber: number }
  | {
      readonly kind: 'sparable'
      readonly partitionNumber: number
      readonly packetLength: number
      /** Sectors with copies of the sparing table. */
      readonly tableLocations: readonly number[]
    }
  | {
      readonly kind: 'metadata'
      readonly partitionNumber: number
      readonly fileLocation: number
      readonly mirrorLocation: number
    }

/** ECMA-167 3/10.6 */
export interface LogicalVolumeDescriptor {
  readonly logicalVolumeIdentifier: string
  readonly logicalBlockSize: number
  readonly fileSetDescriptor: LongAd
  readonly partitionMaps: readonly PartitionMap[]
}

/** UDF allows two; no volume has more than a few. */
const MAX_PARTITION_MAPS = 8

export function decodeAnchor(sector: Uint8Array): AnchorVolumeDescriptorPointer {
  const reader = new ByteReader(sector)
  reader.skip(TAG_BYTES)
  return { main: extentAd(reader), reserve: extentAd(reader) }
}

/** ECMA-167 3/10.3: where the sequence continues. */
export function decodeVolumeDescriptorPointer(sector: Uint8Array): ExtentAd {
  const reader = new ByteReader(sector)
  reader.skip(TAG_BYTES + 4)
  return extentAd(reader)
}

/** ECMA-167 3/10.1.2: of two descriptors of one kind, the one with the higher number is valid. */
export function decodeSequenceNumber(sector: Uint8Array): number {
  const reader = new ByteReader(sector)
  reader.skip(TAG_BYTES)
  return reader.u32le()
}

export function decodePartitionDescriptor(sector: Uint8Array): PartitionDescriptor {
  const reader = new ByteReader(sector)
  reader.skip(TAG_BYTES + 4 + 2)
  const partitionNumber = reader.u16le()
  reader.skip(32 + 128)
  return {
    partitionNumber,
    accessType: reader.u32le(),
    startingLocation: reader.u32le(),
    length: reader.u32le(),
  }
}

export function decodeLogicalVolumeDescriptor(sector: Uint8Array): LogicalVolumeDescriptor {
  const reader = new ByteReader(sector)
  reader.skip(TAG_BYTES + 4 + 64)
  const logicalVolumeIdentifier = decodeDstring(reader.bytes(128))
  const logicalBlockSize = reader.u32le()
  reader.skip(32)
  const fileSetDescriptor = decodeLongAd(reader.bytes(16))
  const mapTableLength = reader.u32le()
  const mapCount = reader.u32le()
  if (mapCount > MAX_PARTITION_MAPS) throw new DecodeError(`${mapCount} partition maps`)
  reader.skip(32 + 128 + 8)
  const table = new ByteReader(reader.bytes(mapTableLength))
  const partitionMaps = Array.from({ length: mapCount }, () => partitionMap(table))
  return { logicalVolumeIdentifier, logicalBlockSize, fileSetDescriptor, partitionMaps }
}

function partitionMap(table: ByteReader): PartitionMap {
  const type = table.u8()
  const length = table.u8()
  if (length < 6) throw new DecodeError(`a partition map of ${length} bytes`)
  const map = new ByteReader(table.bytes(length - 2))
  if (type === 1) {
    map.skip(2)
    return { kind: 'physical', partitionNumber: map.u16le() }
  }
  map.skip(2 + 1)
  const identifier = trimEndOf(Buffer.from(map.bytes(23)).toString('latin1'), '\0')
  map.skip(8 + 2)
  const partitionNumber = map.u16le()
  if (identifier === '*UDF Virtual Partition') return { kind: 'virtual', partitionNumber }
  if (identifier === '*UDF Metadata Partition')
    return { kind: 'metadata', partitionNumber, fileLocation: map.u32le(), mirrorLocation: map.u32le() }
  if (identifier !== '*UDF Sparable Partition')
    throw new DecodeError(`a partition map of type "${identifier}"`)
  const packetLength = map.u16le()
  const tableCount = map.u8()
  map.skip(1 + 4)
  const tableLocations = Array.from({ length: Math.min(tableCount, 4) }, () => map.u32le())
  return { kind: 'sparable', partitionNumber, packetLength, tableLocations }
}

function extentAd(reader: ByteReader): ExtentAd {
  return { length: reader.u32le(), location: reader.u32le() }
}
