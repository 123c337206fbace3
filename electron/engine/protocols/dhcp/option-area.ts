import { ByteReader } from '../../base/bytes/byte-reader.ts'
import type { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { OptionCode } from './option-code.ts'

/** Option code -> value, in the order of first appearance. Unknown options keep their bytes. */
export type OptionMap = ReadonlyMap<number, Uint8Array>

/** Bits of option 52, RFC 2132 §9.3: which header fields hold options too. */
const OVERLOAD_FILE = 1
const OVERLOAD_SNAME = 2

const MAX_VALUE_LENGTH = 255

/** The options of a packet and which header fields they took. */
export interface DecodedOptions {
  readonly options: OptionMap
  readonly isFileOverloaded: boolean
  readonly isSnameOverloaded: boolean
}

/**
 * Reads the option area and, where option 52 says so, `file` and then `sname` (RFC 2131 §4.1). Values of a repeated
 * option are joined (RFC 3396). An area may end without 255, as old ROMs let it; a value cut short is a DecodeError.
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
  // It describes this packet's layout, which is gone once the options are read.
  options.delete(OptionCode.OptionOverload)
  return { options, isFileOverloaded, isSnameOverloaded }
}

/** Writes options and the end mark; a value over 255 bytes is split (RFC 3396). */
export function encodeOptions(options: OptionMap, writer: ByteWriter): void {
  options.forEach((value, code) => {
    for (let start = 0; start === 0 || start < value.length; start += MAX_VALUE_LENGTH) {
      const part = value.subarray(start, start + MAX_VALUE_LENGTH)
      writer.u8(code).u8(part.length).bytes(part)
    }
  })
  writer.u8(OptionCode.End)
}

/** Hardly any client repeats an option, so the parts of those that do are kept apart. */
interface Fragments {
  /** The first part of each option. */
  readonly values: Map<number, Uint8Array>
  /** All parts of the options that came more than once. */
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
