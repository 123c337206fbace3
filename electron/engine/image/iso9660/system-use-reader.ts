import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { DirectoryRecord } from './directory-record.ts'
import { decodeSystemUse, MAX_CONTINUATION_AREAS, type SystemUseEntry } from './susp.ts'

/** One logical block is usual and all that Linux accepts; more than this is an attack. */
const MAX_AREA_BYTES = 32 * 1024

/** All SUSP entries of a record, continuation areas (SUSP §5.1) included. Rejects with DecodeError on a loop. */
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
