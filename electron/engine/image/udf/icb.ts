import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { Extent } from '../file-tree.ts'
import {
  AllocationForm,
  decodeAllocationDescriptors,
  decodeLongAd,
  ExtentType,
  type BlockAddress,
  type LongAd,
} from './allocation-descriptor.ts'
import { decodeTagIdentifier, expectTag, TAG_BYTES, TagIdentifier } from './field.ts'
import { decodeFileEntry, type FileEntry } from './file-entry.ts'
import { joined, type Partition } from './partition.ts'

/** A file entry and its position. */
export interface Icb extends FileEntry {
  readonly address: BlockAddress
  /** The extents of its block. */
  readonly extents: readonly Extent[]
}

/** The volume that ICBs are read from. */
export interface IcbVolume {
  readonly source: BlockSource
  readonly blockBytes: number
  /** By partition reference. */
  readonly partitions: readonly Partition[]
}

const STRATEGY_LINKED = 4096
/** Limit of rewrites of a file on a write-once disc. */
const MAX_ENTRIES = 64
const MAX_ALLOCATION_EXTENTS = 4096
/** At most 1 GiB each: 64 TB. */
const MAX_DESCRIPTORS = 65_536

/**
 * The extents of `length` bytes at an address. Throws a DecodeError if the partition does not exist or the extents are
 * outside the source.
 */
export function locate(volume: IcbVolume, address: BlockAddress, length: number): readonly Extent[] {
  const partition = volume.partitions[address.partition]
  if (!partition)
    throw new DecodeError(`partition reference ${address.partition} of ${volume.partitions.length}`)
  const extents = partition.locate(address.block, length)
  for (const extent of extents)
    if (extent.offset + extent.length > volume.source.sizeBytes)
      throw new DecodeError(`block ${address.block} lies behind the end of the disc`)
  return extents
}

/** Reads extents and joins them. Rejects with DecodeError if one is outside the source. */
export async function readExtents(source: BlockSource, extents: readonly Extent[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (const { offset, length } of extents) parts.push(await source.read(offset, length))
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** Reads the entry at an address; with strategy 4096 (ECMA-167 4/A.5), the last one of its chain. */
export async function readIcb(volume: IcbVolume, address: BlockAddress): Promise<Icb> {
  let icb = await readEntry(volume, address)
  for (let hops = 0; icb.strategyType === STRATEGY_LINKED && hops < MAX_ENTRIES; hops++) {
    const next = await readIndirectEntry(volume, { ...icb.address, block: icb.address.block + 1 })
    if (!next) break
    icb = await readEntry(volume, next)
  }
  return icb
}

async function readEntry(volume: IcbVolume, address: BlockAddress): Promise<Icb> {
  const extents = locate(volume, address, volume.blockBytes)
  return { ...decodeFileEntry(await readExtents(volume.source, extents)), address, extents }
}

async function readIndirectEntry(volume: IcbVolume, address: BlockAddress): Promise<LongAd | null> {
  const block = await readExtents(volume.source, locate(volume, address, volume.blockBytes))
  if (decodeTagIdentifier(block) !== TagIdentifier.IndirectEntry) return null
  const next = decodeLongAd(block.subarray(TAG_BYTES + 20, TAG_BYTES + 36))
  return next.length === 0 ? null : next
}

/**
 * The extents of an entry's content. Null for a file with holes, which no tool writes on a disc: there would be no
 * bytes to serve. Rejects with DecodeError if descriptors and length do not match.
 */
export async function contentOf(volume: IcbVolume, icb: Icb): Promise<readonly Extent[] | null> {
  if (icb.informationLength === 0) return []
  if (icb.allocationForm === AllocationForm.Inline) return inlineContent(icb)
  const extents: Extent[] = []
  let left = icb.informationLength
  for await (const descriptor of allocationDescriptors(volume, icb)) {
    if (left === 0) break
    if (descriptor.type !== ExtentType.Recorded) return null
    const length = Math.min(left, descriptor.length)
    extents.push(...locate(volume, descriptor, length))
    left -= length
  }
  if (left > 0) throw new DecodeError(`${left} bytes of a file are nowhere`)
  return joined(extents)
}

function inlineContent(icb: Icb): readonly Extent[] {
  const [block] = icb.extents
  if (icb.informationLength > icb.allocation.length || !block || icb.extents.length > 1)
    throw new DecodeError('embedded content that is longer than its entry')
  return [{ offset: block.offset + icb.allocationOffset, length: icb.informationLength }]
}

/** Yields the descriptors in the entry, then those in the following allocation extents (ECMA-167 4/12). */
async function* allocationDescriptors(volume: IcbVolume, icb: Icb): AsyncGenerator<LongAd> {
  let area: Uint8Array | null = icb.allocation
  let { partition } = icb.address
  let count = 0
  for (let areas = 0; area; areas++) {
    if (areas > MAX_ALLOCATION_EXTENTS) throw new DecodeError('allocation extents that never end')
    let next: LongAd | null = null
    for (const descriptor of decodeAllocationDescriptors(area, icb.allocationForm, partition)) {
      if (++count > MAX_DESCRIPTORS) throw new DecodeError('a file in too many pieces')
      if (descriptor.type !== ExtentType.Continuation) yield descriptor
      else {
        next = descriptor
        break
      }
    }
    area = next && (await readAllocationExtent(volume, next))
    partition = next?.partition ?? partition
  }
}

/** ECMA-167 4/14.5 */
async function readAllocationExtent(volume: IcbVolume, address: LongAd): Promise<Uint8Array> {
  const block = await readExtents(volume.source, locate(volume, address, volume.blockBytes))
  expectTag(block, [TagIdentifier.AllocationExtentDescriptor], 'allocation extent')
  const reader = new ByteReader(block)
  reader.skip(TAG_BYTES + 4)
  return reader.bytes(reader.u32le())
}
