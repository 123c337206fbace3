import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
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
  const fragments = new Map<number, Uint8Array[]>()
  collectFragments(area, fragments)
  const overload = fragments.get(OptionCode.OptionOverload)?.[0]?.[0] ?? 0
  const isFileOverloaded = (overload & OVERLOAD_FILE) !== 0
  const isSnameOverloaded = (overload & OVERLOAD_SNAME) !== 0
  if (isFileOverloaded) collectFragments(file, fragments)
  if (isSnameOverloaded) collectFragments(sname, fragments)
  // It describes this packet's layout, which is gone once the options are read.
  fragments.delete(OptionCode.OptionOverload)

  const options = new Map<number, Uint8Array>()
  for (const [code, parts] of fragments) options.set(code, joinFragments(parts))
  return { options, isFileOverloaded, isSnameOverloaded }
}

/** Writes options and the end mark; a value over 255 bytes is split (RFC 3396). */
export function encodeOptions(options: OptionMap, writer: ByteWriter): void {
  for (const [code, value] of options) {
    for (let start = 0; start === 0 || start < value.length; start += MAX_VALUE_LENGTH) {
      const part = value.subarray(start, start + MAX_VALUE_LENGTH)
      writer.u8(code).u8(part.length).bytes(part)
    }
  }
  writer.u8(OptionCode.End)
}

function collectFragments(area: Uint8Array, fragments: Map<number, Uint8Array[]>): void {
  const reader = new ByteReader(area)
  while (reader.remaining > 0) {
    const code = reader.u8()
    if (code === OptionCode.Pad) continue
    if (code === OptionCode.End) return
    const value = reader.bytes(reader.u8())
    const parts = fragments.get(code)
    if (parts) parts.push(value)
    else fragments.set(code, [value])
  }
}

function joinFragments(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
