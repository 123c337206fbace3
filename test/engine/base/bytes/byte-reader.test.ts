import { describe, expect, it } from 'vitest'
import { ByteReader } from '#engine/base/bytes/byte-reader.ts'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'

describe('ByteReader', () => {
  it('reads both byte orders', () => {
    const reader = new ByteReader(Uint8Array.of(1, 0x12, 0x34, 0x12, 0x34, 0, 0, 0, 9, 9, 0, 0, 0x80))
    expect(reader.u8()).toBe(1)
    expect(reader.u16()).toBe(0x1234)
    expect(reader.u16le()).toBe(0x3412)
    expect(reader.u32()).toBe(9)
    expect(reader.u32le()).toBe(0x8000_0009)
    reader.expectEnd()
  })

  it('counts from the start of a view, not of the buffer beneath it', () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3, 4).subarray(1, 3))
    reader.skip(1)
    expect(reader.offset).toBe(1)
    expect(reader.remaining).toBe(1)
    expect(reader.u8()).toBe(3)
    expect(() => reader.u8()).toThrow(DecodeError)
  })

  it('returns views, not copies', () => {
    const bytes = Uint8Array.of(1, 2, 3)
    const slice = new ByteReader(bytes).bytes(2)
    bytes[0] = 7
    expect([...slice]).toEqual([7, 2])
  })

  it('reads 64-bit counts up to 2^53 and refuses larger ones', () => {
    expect(new ByteReader(Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0)).u64le()).toBe(2 ** 32)
    expect(() => new ByteReader(new Uint8Array(8).fill(0xff)).u64le()).toThrow(DecodeError)
  })

  it.each([
    ['u16', (reader: ByteReader) => reader.u16()],
    ['u32', (reader: ByteReader) => reader.u32()],
    ['u64le', (reader: ByteReader) => reader.u64le()],
    ['bytes', (reader: ByteReader) => reader.bytes(2)],
    ['a negative length', (reader: ByteReader) => reader.bytes(-1)],
    ['NaN', (reader: ByteReader) => reader.skip(NaN)],
  ])('a short read of %s is a DecodeError and does not move the position', (_name, read) => {
    const reader = new ByteReader(Uint8Array.of(1))
    expect(() => read(reader)).toThrow(DecodeError)
    expect(reader.offset).toBe(0)
  })

  it('expectEnd fails on left-over bytes', () => {
    expect(() => new ByteReader(Uint8Array.of(1)).expectEnd()).toThrow(/1 bytes left over/)
  })
})
