import { describe, expect, it } from 'vitest'
import { ByteWriter } from '#engine/base/bytes/byte-writer.ts'

describe('ByteWriter', () => {
  it('writes network byte order and pads with zeros', () => {
    const bytes = new ByteWriter(1)
      .u8(1)
      .u16(0x0203)
      .u32(0x8405_0607)
      .bytes(Uint8Array.of(8))
      .pad(10)
      .finish()
    expect([...bytes]).toEqual([1, 2, 3, 0x84, 5, 6, 7, 8, 0, 0])
  })

  it('grows as needed and keeps what was written', () => {
    const writer = new ByteWriter(2)
    for (let value = 0; value < 200; value++) writer.u8(value)
    expect(writer.length).toBe(200)
    expect([...writer.finish()]).toEqual(Array.from({ length: 200 }, (_, index) => index))
  })

  it('refuses values that do not fit', () => {
    expect(() => new ByteWriter().u8(256)).toThrow(RangeError)
    expect(() => new ByteWriter().u16(-1)).toThrow(RangeError)
    expect(() => new ByteWriter().u32(2 ** 32)).toThrow(RangeError)
    expect(() => new ByteWriter().u32(0.5)).toThrow(RangeError)
    expect(() => new ByteWriter().u16(1).pad(1)).toThrow(RangeError)
  })
})
