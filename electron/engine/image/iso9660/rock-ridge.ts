import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { decodeRecordingDate, decodeVolumeDate, decodeText } from './field.ts'
import type { SystemUseEntry } from './susp.ts'

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
