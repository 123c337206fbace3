import { ByteReader } from '../../base/bytes/byte-reader.ts'
import type { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { OptionCode } from './option-code.ts'

/** Option code -> value, in order of first appearance. Unknown options keep their bytes. */
export type OptionMap = ReadonlyMap<number, Uint8Array>

/** Bits of option 52, RFC 2132 §9.3: the header fields that also contain options. */
const OVERLOAD_FILE = 1
const OVERLOAD_SNAME = 2

const MAX_VALUE_LENGTH = 255

/** The options of a packet, and the header fields that contained options. */
export interface DecodedOptions {
  readonly options: OptionMap
  readonly isFileOverloaded: boolean
  readonly isSnameOverloaded: boolean
}

/**
 * Reads the option area and, if option 52 says so, `file` and then `sname` (RFC 2131 §4.1). Joins the values of a
 * repeated option (RFC 3396). Accepts an area without the end mark 255, as old ROMs send it; throws a DecodeError for
 * a truncated value.
 */
export function decodeOptions(area: Uint8Array, file: Uint8Array, sname: Uint8Array): DecodedOptions {
  const found: Fragments = { values: new Map(), repeated: null }
  collectFragments(area, found)
  const overload = found.values.get(OptionCode.OptionOverload)?.[0] ?? 0
  const isFileOverloaded = (overload & OVERLOAD_FILE) !== 0
  const isSnameOverloaded = (overload & OVERLOAD_SNAME) !== 0
  if (isFileOverloaded) collectFragments(file, found)
  if (isSnameOverloaded) collectFragments(sname, found)
  const options = found.values
  found.repeated?.forEach((parts, code) => options.set(code, joinFragments(parts)))
  // Option 52 describes this packet's layout, which no longer matters once the options are read.
  options.delete(OptionCode.OptionOverload)
  return { options, isFileOverloaded, isSnameOverloaded }
}

/** Writes options and the end mark. Splits a value over 255 bytes (RFC 3396). */
export function encodeOptions(options: OptionMap, writer: ByteWriter): void {
  options.forEach((value, code) => {
    for (let start = 0; start === 0 || start < value.length; start += MAX_VALUE_LENGTH) {
      const part = value.subarray(start, start + MAX_VALUE_LENGTH)
      writer.u8(code).u8(part.length).bytes(part)
    }
  })
  writer.u8(OptionCode.End)
}

/** Few clients repeat an option, so only repeated ones allocate a list of parts. */
interface Fragments {
  /** The first part of each option. */
  readonly values: Map<number, Uint8Array>
  /** All parts of the options that occur more than once. */
  repeated: Map<number, Uint8Array[]> | null
}

function collectFragments(area: Uint8Array, found: Fragments): void {
  const reader = new ByteReader(area)
  while (reader.remaining > 0) {
    const code = reader.u8()
    if (code === OptionCode.Pad) continue
    if (code === OptionCode.End) return
    const value = reader.bytes(reader.u8())
    const first = found.values.get(code)
    if (!first) {
      found.values.set(code, value)
      continue
    }
    found.repeated ??= new Map()
    const parts = found.repeated.get(code)
    if (parts) parts.push(value)
    else found.repeated.set(code, [first, value])
  }
}

function joinFragments(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
