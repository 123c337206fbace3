import { DecodeError, nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { FileType } from './file-entry.ts'
import { contentOf, readExtents, readIcb, type IcbVolume } from './icb.ts'

const IDENTIFIER = '*UDF Sparing Table'
const HEADER_BYTES = 56
/** Special values for packets that are free or defective. */
const FIRST_SPECIAL = 0xffff_fff0

/** UDF 2.2.12: first block of a packet -> its current sector. Uses the first readable copy. */
export async function readSparingTable(
  source: BlockSource,
  sectorBytes: number,
  locations: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  for (const location of locations) {
    const offset = location * sectorBytes
    const available = Math.min(source.sizeBytes - offset, 64 * 1024)
    if (available < HEADER_BYTES) continue
    const table = Buffer.from(await source.read(offset, available))
    if (!table.subarray(16, 48).includes(IDENTIFIER, 0, 'latin1')) continue
    const count = Math.min(table.readUInt16LE(48), Math.floor((available - HEADER_BYTES) / 8))
    const spared = new Map<number, number>()
    for (let index = 0; index < count; index++) {
      const packet = table.readUInt32LE(HEADER_BYTES + index * 8)
      if (packet < FIRST_SPECIAL) spared.set(packet, table.readUInt32LE(HEADER_BYTES + index * 8 + 4))
    }
    return spared
  }
  return new Map()
}

/** UDF 2.2.11: the table's entry is written last; drives leave up to 150 sectors after it. */
const SECTORS_SEARCHED = 160
/** A full Blu-ray has 12 million blocks, but the table contains only file entries. */
const MAX_TABLE_BYTES = 16 * 1024 * 1024
const TRAILER = '*UDF Virtual Alloc Tbl'

/** Reads the table of a write-once disc: virtual block -> block of `partition`. */
export async function readVirtualAllocationTable(
  volume: IcbVolume,
  partition: number,
  partitionStartBytes: number,
): Promise<Uint32Array> {
  const { source, blockBytes } = volume
  const last = Math.floor((source.sizeBytes - partitionStartBytes) / blockBytes) - 1
  for (let block = last; block >= 0 && block > last - SECTORS_SEARCHED; block--) {
    const icb = await readIcb(volume, { partition, block }).catch(nullOnDecodeError)
    if (!icb || (icb.fileType !== FileType.VirtualAllocationTable && icb.fileType !== 0)) continue
    if (icb.informationLength > MAX_TABLE_BYTES) continue
    const extents = await contentOf(volume, icb)
    const table = extents && decodeTable(Buffer.from(await readExtents(source, extents)), icb.fileType)
    if (table) return table
  }
  throw new DecodeError('the virtual allocation table is not there')
}

/** UDF 2.00 has a header, 1.50 a trailer of 36 bytes. */
function decodeTable(content: Buffer, fileType: number): Uint32Array | null {
  if (fileType === FileType.VirtualAllocationTable) {
    if (content.length < 152) return null
    return entriesOf(content.subarray(Math.min(content.readUInt16LE(0), content.length)))
  }
  const trailer = content.subarray(-36)
  if (trailer.length < 36 || !trailer.includes(TRAILER, 0, 'latin1')) return null
  return entriesOf(content.subarray(0, -36))
}

function entriesOf(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(index * 4))
}
