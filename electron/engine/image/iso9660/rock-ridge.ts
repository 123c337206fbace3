import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { decodeRecordingDate, decodeVolumeDate, decodeText } from './field.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { DirectoryRecord } from './structures.ts'

/** System Use Sharing Protocol (IEEE P1281): one entry of a directory record's system use field. */
interface SystemUseEntry {
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

/** The Rock Ridge attributes (IEEE P1282) of a directory record. Null means absent. */
export interface RockRidgeAttributes {
  readonly name: string | null
  /** POSIX file mode with its type bits. */
  readonly mode: number | null
  readonly symlinkTarget: string | null
  readonly modifiedMs: number | null
  /** CL: this record represents a relocated directory; the value is its block. */
  readonly childLink: number | null
  /** RE: this directory was relocated here and is visible only at its CL record. */
  readonly isRelocated: boolean
}

/** No file system has longer targets; a longer one is an attack. */
const MAX_TARGET_LENGTH = 4096

/** Combines the entries of one record. NM and SL may be split over several entries (IEEE P1282 §4.1.3, §4.1.4). */
export function decodeRockRidge(entries: readonly SystemUseEntry[]): RockRidgeAttributes {
  const nameParts: Uint8Array[] = []
  let mode: number | null = null
  let modifiedMs: number | null = null
  let childLink: number | null = null
  let isRelocated = false
  const links: Uint8Array[] = []
  for (const { signature, data } of entries) {
    if (signature === 'NM' && data.length >= 1) nameParts.push(data.subarray(1))
    else if (signature === 'PX' && data.length >= 8) mode = new ByteReader(data).u32le()
    else if (signature === 'SL' && data.length >= 1) links.push(data.subarray(1))
    else if (signature === 'CL' && data.length >= 4) childLink = new ByteReader(data).u32le()
    else if (signature === 'RE') isRelocated = true
    else if (signature === 'TF') modifiedMs = decodeModified(data) ?? modifiedMs
  }
  return {
    name: nameParts.length > 0 ? decodeText(Buffer.concat(nameParts)) : null,
    mode,
    symlinkTarget: links.length > 0 ? decodeTarget(links) : null,
    modifiedMs,
    childLink,
    isRelocated,
  }
}

/** P1282 §4.1.3: component records. A component, a name and an entry may each continue in the next one. */
function decodeTarget(links: readonly Uint8Array[]): string {
  const CONTINUE = 1
  const CURRENT = 2
  const PARENT = 4
  const ROOT = 8
  let target = ''
  let isContinued = false
  const separate = () => {
    if (target !== '' && !target.endsWith('/') && !isContinued) target += '/'
  }
  for (const components of links) {
    let offset = 0
    while (offset + 2 <= components.length && target.length < MAX_TARGET_LENGTH) {
      const flags = components[offset]!
      const length = components[offset + 1]!
      separate()
      if (flags & ROOT) target = '/'
      else if (flags & CURRENT) target += '.'
      else if (flags & PARENT) target += '..'
      else target += latin1(components.subarray(offset + 2, offset + 2 + length))
      isContinued = (flags & CONTINUE) !== 0
      offset += 2 + length
    }
  }
  // One character per byte until here, because a UTF-8 character may be split between two components.
  return decodeText(Buffer.from(target, 'latin1'))
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** P1282 §4.1.6: creation, modification, access…, each present when its bit is set. */
function decodeModified(data: Uint8Array): number | null {
  const flags = data[0] ?? 0
  if (!(flags & 2)) return null
  const isLong = (flags & 0x80) !== 0
  const size = isLong ? 17 : 7
  const start = 1 + (flags & 1 ? size : 0)
  const stamp = data.subarray(start, start + size)
  if (stamp.length < size) return null
  return isLong ? decodeVolumeDate(stamp) : decodeRecordingDate(stamp)
}
