import type { BlockSource } from '../block-source.ts'
import { decodeVolumeDescriptor, VolumeDescriptorType, type VolumeDescriptor } from './volume-descriptor.ts'

const SECTOR_BYTES = 2048
const FIRST_SECTOR = 16
/** Real discs have three to five; a disc without a terminator must not be read to its end. */
const MAX_DESCRIPTORS = 64
/** ECMA-167 §3/9: structures of the volume recognition sequence; NSR says that a UDF file system is there. */
const UDF_MARKS = ['NSR02', 'NSR03']
const SEQUENCE_MARKS = ['BEA01', 'TEA01', 'BOOT2', 'CDW02', ...UDF_MARKS]

/** What the sectors from 16 on say about the volume. */
export interface VolumeDescriptorSet {
  readonly primary: VolumeDescriptor | null
  readonly joliet: VolumeDescriptor | null
  /** Raw boot record sectors (ECMA-119 §8.2). */
  readonly bootRecords: readonly Uint8Array[]
  readonly hasUdf: boolean
  /** True when the source ended inside the sequence. */
  readonly isCut: boolean
}

/** Reads ECMA-119 §6.7.1 descriptors and, behind or instead of them, ECMA-167's recognition sequence. */
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
