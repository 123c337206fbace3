import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { DirectoryRecord } from './directory-record.ts'

/** System Use Sharing Protocol (IEEE P1281): one entry of a directory record's system use field. */
export interface SystemUseEntry {
  readonly signature: string
  readonly data: Uint8Array
}

/** SUSP §5.1: the position of further entries of the same record. */
interface ContinuationArea {
  readonly block: number
  readonly offset: number
  readonly length: number
}

/** Long symlink targets and names need two or three areas; a longer chain is a loop or an attack. */
const MAX_CONTINUATION_AREAS = 32

/**
 * Decodes the entries of one area and the position of the next. Stops at ST (SUSP §5.4), at an entry that does not
 * fit, and at bytes that are not an entry: other systems may use the field too.
 */
function decodeSystemUse(area: Uint8Array): {
  readonly entries: readonly SystemUseEntry[]
  readonly continuation: ContinuationArea | null
} {
  const entries: SystemUseEntry[] = []
  let continuation: ContinuationArea | null = null
  let offset = 0
  while (offset + 4 <= area.length) {
    const length = area[offset + 2]!
    if (length < 4 || offset + length > area.length) break
    const signature = String.fromCharCode(area[offset]!, area[offset + 1]!)
    const data = area.subarray(offset + 4, offset + length)
    offset += length
    if (signature === 'ST') return { entries, continuation }
    if (signature === 'CE') continuation = data.length >= 24 ? decodeContinuation(data) : null
    else entries.push({ signature, data })
  }
  return { entries, continuation }
}

function decodeContinuation(data: Uint8Array): ContinuationArea {
  const reader = new ByteReader(data)
  const block = reader.u32le()
  reader.skip(4)
  const offset = reader.u32le()
  reader.skip(4)
  return { block, offset, length: reader.u32le() }
}

/** SUSP §5.3: the SP entry at the start of the root directory's record. Null if the volume does not use SUSP. */
export function decodeSharingProtocolIndicator(
  systemUse: Uint8Array,
): { readonly skipLength: number } | null {
  // CD-ROM XA discs put 14 bytes before it.
  for (const start of [0, 14]) {
    const [s, p, length, version, be, ef, skipLength] = systemUse.subarray(start, start + 7)
    if (s === 0x53 && p === 0x50 && length === 7 && version === 1 && be === 0xbe && ef === 0xef)
      return { skipLength: skipLength ?? 0 }
  }
  return null
}

/** One logical block is usual and all that Linux accepts; a larger area is an attack. */
const MAX_AREA_BYTES = 32 * 1024

/**
 * Reads all SUSP entries of a record, including continuation areas (SUSP §5.1). Rejects with DecodeError on a loop.
 */
export async function readSystemUse(
  source: BlockSource,
  record: DirectoryRecord,
  volume: { readonly logicalBlockSize: number; readonly skipLength: number },
): Promise<readonly SystemUseEntry[]> {
  let { entries, continuation } = decodeSystemUse(record.systemUse.subarray(volume.skipLength))
  for (let areas = 0; continuation; areas++) {
    if (areas === MAX_CONTINUATION_AREAS) throw new DecodeError('continuation areas that never end')
    const { block, offset, length } = continuation
    if (length > MAX_AREA_BYTES) throw new DecodeError(`a continuation area of ${length} bytes`)
    const area = decodeSystemUse(await source.read(block * volume.logicalBlockSize + offset, length))
    entries = [...entries, ...area.entries]
    continuation = area.continuation
  }
  return entries
}
