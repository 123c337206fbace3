import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { Extent } from '../file-tree.ts'
import type { FatLayout } from './boot-sector.ts'

/** A FAT of a FAT32 volume of 64 GB with small clusters; boot images are a thousandth of it. */
const MAX_TABLE_BYTES = 16 * 1024 * 1024

/** Follows chains of clusters (Microsoft FAT specification §4). */
export interface AllocationTable {
  /** Where the content of a chain lies. Throws DecodeError on one that runs in a circle or out of the volume. */
  extentsOf(firstCluster: number, maxBytes: number): readonly Extent[]
}

export async function readAllocationTable(source: BlockSource, layout: FatLayout): Promise<AllocationTable> {
  const { type, clusterBytes, clusterCount, dataOffset } = layout
  const entryBits = { fat12: 12, fat16: 16, fat32: 32 }[type]
  const tableBytes = Math.min(layout.fatBytes, Math.ceil(((clusterCount + 2) * entryBits) / 8))
  if (tableBytes > MAX_TABLE_BYTES) throw new DecodeError(`an allocation table of ${tableBytes} bytes`)
  const table = Buffer.from(await source.read(layout.fatOffset, tableBytes))

  const nextOf = (cluster: number): number => {
    const at = Math.floor((cluster * entryBits) / 8)
    if (at + Math.ceil(entryBits / 8) > table.length)
      throw new DecodeError('a cluster behind the allocation table')
    if (type === 'fat32') return table.readUInt32LE(at) & 0x0fff_ffff
    const word = table.readUInt16LE(at)
    if (type === 'fat16') return word
    return cluster % 2 === 0 ? word & 0xfff : word >> 4
  }
  // Bad clusters are one below the first end mark; a chain that leads to one is broken.
  const firstEnd = { fat12: 0xff8, fat16: 0xfff8, fat32: 0x0fff_fff8 }[type]

  return {
    extentsOf(firstCluster, maxBytes) {
      const extents: { offset: number; length: number }[] = []
      let left = maxBytes
      let steps = 0
      for (let cluster = firstCluster; left > 0 && cluster < firstEnd; cluster = nextOf(cluster)) {
        if (cluster < 2 || cluster >= clusterCount + 2)
          throw new DecodeError(`cluster ${cluster} is not in the volume`)
        if (++steps > clusterCount) throw new DecodeError('a chain of clusters that runs in a circle')
        const offset = dataOffset + (cluster - 2) * clusterBytes
        const length = Math.min(clusterBytes, left)
        if (offset + length > source.sizeBytes) throw new DecodeError('a cluster behind the end of the image')
        const last = extents.at(-1)
        if (last && last.offset + last.length === offset) last.length += length
        else extents.push({ offset, length })
        left -= length
      }
      return extents
    },
  }
}
