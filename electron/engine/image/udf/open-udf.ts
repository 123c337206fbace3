import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { EMPTY_READER, type DirectoryReader } from '../create-file-tree.ts'
import { decodeLongAd } from './allocation-descriptor.ts'
import { readSparingTable, readVirtualAllocationTable } from './block-table.ts'
import { expectTag, TagIdentifier } from './field.ts'
import { contentOf, locate, readExtents, readIcb, type IcbVolume } from './icb.ts'
import {
  createMetadataPartition,
  createPhysicalPartition,
  createSparablePartition,
  createVirtualPartition,
  type Partition,
} from './partition.ts'
import { createUdfReader } from './udf-reader.ts'
import { readVolumeDescriptorSequence, type VolumeDescriptorSequence } from './volume-descriptor-sequence.ts'
import type { PartitionMap } from './volume-descriptors.ts'

/** A UDF file system, revisions 1.02 to 2.60. */
export interface UdfVolume {
  readonly reader: DirectoryReader
  readonly volumeId: string
  /** The declared length of the disc: the end of its read-only partitions. */
  readonly neededBytes: number
}

const READ_ONLY = 1
const ROOT_ICB_OFFSET = 400

/** Null if there is no UDF file system. Rejects with DecodeError for a broken one. */
export async function openUdf(source: BlockSource): Promise<UdfVolume | null> {
  const sequence = await readVolumeDescriptorSequence(source)
  if (!sequence) return null
  const { logicalVolume, sectorBytes } = sequence
  const blockBytes = logicalVolume.logicalBlockSize
  if (![512, 1024, 2048, 4096].includes(blockBytes))
    throw new DecodeError(`a logical block size of ${blockBytes} bytes`)
  const neededBytes = Math.max(
    ...sequence.partitions.map(({ accessType, startingLocation, length }) =>
      accessType === READ_ONLY ? (startingLocation + length) * sectorBytes : 0,
    ),
  )
  const facts = { volumeId: logicalVolume.logicalVolumeIdentifier, neededBytes }
  // Data after the truncation cannot be read, so stop before anything fails on it.
  if (neededBytes > source.sizeBytes) return { ...facts, reader: EMPTY_READER }
  const volume = await openPartitions(source, sequence)
  const fileSet = await readExtents(source, locate(volume, logicalVolume.fileSetDescriptor, blockBytes))
  expectTag(fileSet, [TagIdentifier.FileSetDescriptor], 'file set descriptor')
  const reader = new ByteReader(fileSet)
  reader.skip(ROOT_ICB_OFFSET)
  return { ...facts, reader: await createUdfReader(volume, decodeLongAd(reader.bytes(16))) }
}

async function openPartitions(source: BlockSource, sequence: VolumeDescriptorSequence): Promise<IcbVolume> {
  const { logicalVolume, sectorBytes } = sequence
  const blockBytes = logicalVolume.logicalBlockSize
  const physical = (map: PartitionMap) => {
    const found = sequence.partitions.find(({ partitionNumber }) => partitionNumber === map.partitionNumber)
    if (!found) throw new DecodeError(`there is no partition ${map.partitionNumber}`)
    const startBytes = found.startingLocation * sectorBytes
    return {
      startBytes,
      partition: createPhysicalPartition({ startBytes, lengthBytes: found.length * sectorBytes, blockBytes }),
    }
  }
  const partitions: Partition[] = []
  for (const map of logicalVolume.partitionMaps) {
    const { partition, startBytes } = physical(map)
    partitions.push(await mapped(map, partition, startBytes))
  }
  return { source, blockBytes, partitions }

  async function mapped(map: PartitionMap, below: Partition, startBytes: number): Promise<Partition> {
    const onlyBelow = { source, blockBytes, partitions: [below] }
    switch (map.kind) {
      case 'physical':
        return below
      case 'virtual': {
        const table = await readVirtualAllocationTable(onlyBelow, 0, startBytes)
        return createVirtualPartition(below, table, blockBytes)
      }
      case 'sparable': {
        const spared = await readSparingTable(source, sectorBytes, map.tableLocations)
        return createSparablePartition(below, spared, {
          packetLength: Math.max(1, map.packetLength),
          blockBytes,
        })
      }
      case 'metadata': {
        // The metadata file may be in a sparable partition of the same number.
        const base = logicalVolume.partitionMaps.findIndex(
          ({ kind, partitionNumber }) =>
            partitionNumber === map.partitionNumber && (kind === 'physical' || kind === 'sparable'),
        )
        const volume = { ...onlyBelow, partitions: [partitions[base] ?? below] }
        return readMetadataPartition(volume, [map.fileLocation, map.mirrorLocation])
      }
    }
  }
}

/** UDF 2.2.13: the metadata file, or its mirror if that is unreadable. */
async function readMetadataPartition(volume: IcbVolume, locations: readonly number[]): Promise<Partition> {
  let broken: unknown = new DecodeError('no metadata file')
  for (const block of locations) {
    try {
      const extents = await contentOf(volume, await readIcb(volume, { partition: 0, block }))
      if (extents) return createMetadataPartition(extents, volume.blockBytes)
    } catch (thrown) {
      if (!(thrown instanceof DecodeError)) throw thrown
      broken = thrown
    }
  }
  throw broken
}
