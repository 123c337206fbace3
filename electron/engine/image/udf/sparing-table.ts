import type { BlockSource } from '../block-source.ts'

const IDENTIFIER = '*UDF Sparing Table'
const HEADER_BYTES = 56
/** Entries from here on stand for no packet: free, or worn out themselves. */
const FIRST_SPECIAL = 0xffff_fff0

/** UDF 2.2.12: first block of a packet -> sector where it is now. The first copy that can be read. */
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
