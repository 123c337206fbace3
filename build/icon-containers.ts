/** A square picture as PNG. */
export interface Picture {
  readonly sizePx: number
  readonly png: Buffer
}

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16

/** Windows ICO with PNG entries (Vista and later); at most 256 pixels, which the format writes as 0. */
export function encodeIco(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { sizePx, png }] of pictures.entries()) {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index
    head.writeUInt8(sizePx % 256, at)
    head.writeUInt8(sizePx % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** Apple's type codes of PNG entries by size; the second is for the same picture as `@2x` of half the size. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** Apple ICNS: each entry has a type, its total length in big-endian, and a PNG. */
export function encodeIcns(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap(({ sizePx, png }) =>
    (ICNS_TYPES[sizePx] ?? []).map(type => chunk(type, png)),
  )
  return chunk('icns', Buffer.concat(entries))
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(head.length + body.length, 4)
  return Buffer.concat([head, body])
}
