import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { decodeTagIdentifier, TagIdentifier } from './field.ts'
import {
  decodeAnchor,
  decodeLogicalVolumeDescriptor,
  decodePartitionDescriptor,
  decodeSequenceNumber,
  decodeVolumeDescriptorPointer,
  type AnchorVolumeDescriptorPointer,
  type ExtentAd,
  type LogicalVolumeDescriptor,
  type PartitionDescriptor,
} from './volume-descriptors.ts'

/** The content of the volume descriptor sequence (ECMA-167 3/8.4.2). */
export interface VolumeDescriptorSequence {
  /** Bytes per sector: 2048 on discs, 512 or 4096 on images of drives. */
  readonly sectorBytes: number
  readonly logicalVolume: LogicalVolumeDescriptor
  readonly partitions: readonly PartitionDescriptor[]
}

const SECTOR_BYTES = [2048, 512, 4096, 1024] as const
/** A sequence has 16 sectors and may continue elsewhere. */
const MAX_DESCRIPTORS = 256

/**
 * Finds the anchor at sector 256 or at the end of the disc, and reads the main sequence, or else the reserve. Null
 * without an anchor. Rejects with DecodeError if neither sequence is complete.
 */
export async function readVolumeDescriptorSequence(
  source: BlockSource,
): Promise<VolumeDescriptorSequence | null> {
  for (const sectorBytes of SECTOR_BYTES) {
    const anchor = await findAnchor(source, sectorBytes)
    if (!anchor) continue
    const sequence =
      (await readSequence(source, anchor.main, sectorBytes)) ??
      (await readSequence(source, anchor.reserve, sectorBytes))
    if (!sequence) throw new DecodeError('the UDF volume descriptors are incomplete')
    return sequence
  }
  return null
}

/**
 * ECMA-167 3/8.4.2.1: sectors 256, N and N - 256. The tag contains its own position, so a shifted copy is not
 * accepted.
 */
async function findAnchor(
  source: BlockSource,
  sectorBytes: number,
): Promise<AnchorVolumeDescriptorPointer | null> {
  const last = Math.floor(source.sizeBytes / sectorBytes) - 1
  for (const location of [256, last, last - 256]) {
    const sector = await readSector(source, location, sectorBytes)
    if (!sector || decodeTagIdentifier(sector) !== TagIdentifier.AnchorVolumeDescriptorPointer) continue
    if (Buffer.from(sector).readUInt32LE(12) === location) return decodeAnchor(sector)
  }
  return null
}

async function readSequence(
  source: BlockSource,
  start: ExtentAd,
  sectorBytes: number,
): Promise<VolumeDescriptorSequence | null> {
  const partitions = new Map<number, { number: number; descriptor: PartitionDescriptor }>()
  let logical: { number: number; descriptor: LogicalVolumeDescriptor } | null = null
  let { location, length } = start
  for (let index = 0; index < MAX_DESCRIPTORS && length >= sectorBytes; index++) {
    const sector = await readSector(source, location++, sectorBytes)
    length -= sectorBytes
    const tag = sector && decodeTagIdentifier(sector)
    if (!tag || tag === TagIdentifier.TerminatingDescriptor) break
    const number = decodeSequenceNumber(sector)
    // The higher number prevails (3/8.4.3).
    if (tag === TagIdentifier.PartitionDescriptor) {
      const descriptor = decodePartitionDescriptor(sector)
      const known = partitions.get(descriptor.partitionNumber)
      if (!known || known.number <= number) partitions.set(descriptor.partitionNumber, { number, descriptor })
    } else if (tag === TagIdentifier.LogicalVolumeDescriptor) {
      if (!logical || logical.number <= number)
        logical = { number, descriptor: decodeLogicalVolumeDescriptor(sector) }
    } else if (tag === TagIdentifier.VolumeDescriptorPointer)
      ({ location, length } = decodeVolumeDescriptorPointer(sector))
  }
  if (!logical || partitions.size === 0) return null
  return {
    sectorBytes,
    logicalVolume: logical.descriptor,
    partitions: [...partitions.values()].map(({ descriptor }) => descriptor),
  }
}

async function readSector(
  source: BlockSource,
  location: number,
  sectorBytes: number,
): Promise<Uint8Array | null> {
  const offset = location * sectorBytes
  if (location < 0 || offset + sectorBytes > source.sizeBytes) return null
  return source.read(offset, sectorBytes)
}
