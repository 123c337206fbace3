import { ByteReader } from '../../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../../base/bytes/byte-writer.ts'

/** Seconds of option 51, and every other 32-bit value. */
export function encodeU32(value: number): Uint8Array {
  return new ByteWriter(4).u32(value).finish()
}

/** A list of 16-bit values (option 93); an odd byte at the end is ignored. */
export function decodeU16List(value: Uint8Array | undefined): number[] {
  const reader = new ByteReader(value ?? new Uint8Array())
  const numbers: number[] = []
  while (reader.remaining >= 2) numbers.push(reader.u16())
  return numbers
}
