import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Extent } from '../file-tree.ts'

/** Maps blocks of a partition reference to bytes of the source. */
export interface Partition {
  /**
   * The extents of `length` bytes from the start of `block`. Throws a DecodeError for blocks outside the partition.
   */
  locate(block: number, length: number): readonly Extent[]
}

/** More pieces than any real file; a limit against attacks. */
const MAX_PIECES = 1_000_000

/** ECMA-167 3/10.5: one contiguous run of sectors. */
export function createPhysicalPartition(volume: {
  readonly startBytes: number
  readonly lengthBytes: number
  readonly blockBytes: number
}): Partition {
  return {
    locate(block, length) {
      const offset = block * volume.blockBytes
      if (offset + length > volume.lengthBytes)
        throw new DecodeError(`block ${block} lies outside its partition`)
      return [{ offset: volume.startBytes + offset, length }]
    },
  }
}

/** UDF 2.2.8: the virtual allocation table maps each block to the partition below. */
export function createVirtualPartition(below: Partition, table: Uint32Array, blockBytes: number): Partition {
  return {
    locate(block, length) {
      const pieces: Extent[] = []
      for (let done = 0; done < length; done += blockBytes) {
        const at = table[block + done / blockBytes]
        if (at === undefined || at === 0xffff_ffff) throw new DecodeError(`virtual block ${block} is nowhere`)
        pieces.push(...below.locate(at, Math.min(blockBytes, length - done)))
        if (pieces.length > MAX_PIECES) throw new DecodeError('an extent in too many pieces')
      }
      return joined(pieces)
    },
  }
}

/** UDF 2.2.9: defective packets are stored elsewhere. `spared` is keyed by packet. */
export function createSparablePartition(
  below: Partition,
  spared: ReadonlyMap<number, number>,
  volume: { readonly packetLength: number; readonly blockBytes: number },
): Partition {
  const { packetLength, blockBytes } = volume
  if (spared.size === 0) return below
  return {
    locate(block, length) {
      const pieces: Extent[] = []
      const packetBytes = packetLength * blockBytes
      const end = block * blockBytes + length
      for (let at = block * blockBytes; at < end;) {
        const packet = Math.floor(at / packetBytes)
        const step = Math.min(end, (packet + 1) * packetBytes) - at
        const elsewhere = spared.get(packet * packetLength)
        const [own] = below.locate(Math.floor(at / blockBytes), step)
        // Sparing tables count volume sectors, which have the size of blocks.
        if (elsewhere === undefined) pieces.push(own!)
        else pieces.push({ offset: elsewhere * blockBytes + (at - packet * packetBytes), length: step })
        at += step
        if (pieces.length > MAX_PIECES) throw new DecodeError('an extent in too many pieces')
      }
      return joined(pieces)
    },
  }
}

/** UDF 2.2.10: blocks are numbered through the extents of the metadata file. */
export function createMetadataPartition(extents: readonly Extent[], blockBytes: number): Partition {
  return {
    locate(block, length) {
      const pieces: Extent[] = []
      const first = block * blockBytes
      let start = 0
      for (const extent of extents) {
        const from = Math.max(first, start)
        const to = Math.min(first + length, start + extent.length)
        if (from < to) pieces.push({ offset: extent.offset + from - start, length: to - from })
        start += extent.length
      }
      if (first + length > start)
        throw new DecodeError(`metadata block ${block} lies outside the metadata file`)
      return pieces
    },
  }
}

/** Merges adjacent extents and drops empty ones. */
export function joined(pieces: readonly Extent[]): Extent[] {
  const extents: { offset: number; length: number }[] = []
  for (const { offset, length } of pieces) {
    const last = extents.at(-1)
    if (length === 0) continue
    if (last && last.offset + last.length === offset) last.length += length
    else extents.push({ offset, length })
  }
  return extents
}
