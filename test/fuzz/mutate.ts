/** A generator of numbers below 2^32 with a fixed sequence for each seed (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
export type Random = ReturnType<typeof createRandom>

/** A case is the same for the same seed and number, whatever ran before. */
export function randomOfCase(seed: number, number: number) {
  return createRandom((Math.imul(number, 0x9e3779b1) ^ seed) >>> 0)
}

/** Bytes that make up structures: the places to mutate, and what has to be repaired afterwards. */
export interface Subject {
  readonly name: string
  readonly bytes: Buffer
  /** Ranges that hold structure rather than content. */
  readonly hot: readonly { readonly offset: number; readonly length: number }[]
  /** Recomputes a checksum in the 2048 bytes around a changed place, so that readers get past it. */
  mend?(bytes: Buffer, offset: number): void
  read(bytes: Uint8Array): Promise<void>
}

const EDGES = [
  0, 1, 2, 7, 8, 0x22, 0x7f, 0x80, 0xff, 0x100, 0x7ff, 0x800, 0x801, 0x7fff, 0x8000, 0xffff, 0x10000,
]
const WIDE_EDGES = [
  ...EDGES,
  0x3fffffff,
  0x40000000,
  0x7fffffff,
  0x80000000,
  0xc0000800,
  0xfffffff0,
  0xffffffff,
]

/** Changes a subject in a few places, reads it, and restores it. */
export async function runCase(subjects: readonly Subject[], random: Random): Promise<void> {
  const subject = subjects[random(subjects.length)]!
  const { bytes } = subject
  const undo: { offset: number; old: Buffer }[] = []
  const keep = (offset: number, length: number) => {
    undo.push({ offset, old: Buffer.from(bytes.subarray(offset, offset + length)) })
  }
  for (let left = 1 + random(4); left > 0; left--) {
    subject.mend?.(bytes, mutate(subject, subjects, random, keep))
  }
  const cut = random(16) === 0 ? random(bytes.length) : bytes.length
  try {
    await subject.read(bytes.subarray(0, cut))
  } finally {
    for (const { offset, old } of undo.toReversed()) old.copy(bytes, offset)
  }
}

function mutate(
  { bytes, hot }: Subject,
  others: readonly Subject[],
  random: Random,
  keep: (offset: number, length: number) => void,
): number {
  const range = random(8) === 0 ? { offset: 0, length: bytes.length } : hot[random(hot.length)]!
  const place = (size: number) => {
    const at = range.offset + random(Math.max(1, range.length - size))
    return Math.max(0, Math.min(at, bytes.length - size))
  }
  // The repair changes bytes of the same block.
  const change = (offset: number, length: number, write: () => void) => {
    const start = Math.max(0, offset - (offset % 2048))
    keep(start, Math.min(bytes.length, offset + length + 2048) - start)
    write()
    return offset
  }
  switch (random(9)) {
    case 0: {
      const at = place(1)
      return change(at, 1, () => (bytes[at]! ^= 1 << random(8)))
    }
    case 1: {
      const at = place(1)
      return change(at, 1, () => (bytes[at] = random(256)))
    }
    case 2: {
      const at = place(2)
      return change(at, 2, () => bytes.writeUInt16LE(EDGES[random(EDGES.length)]! & 0xffff, at))
    }
    case 3: {
      const at = place(4)
      return change(at, 4, () => bytes.writeUInt32LE(WIDE_EDGES[random(WIDE_EDGES.length)]!, at))
    }
    case 4: {
      // Both-endian numbers, as in ISO 9660.
      const at = place(8)
      const value = random(4) === 0 ? WIDE_EDGES[random(WIDE_EDGES.length)]! : random(600)
      return change(at, 8, () => {
        bytes.writeUInt32LE(value, at)
        bytes.writeUInt32BE(value, at + 4)
      })
    }
    case 5: {
      // A structure in the place of another one.
      const length = 1 + random(256)
      const from = place(length)
      const to = place(length)
      return change(to, length, () => bytes.copy(bytes, to, from, from + length))
    }
    case 6: {
      const length = 1 + random(64)
      const at = place(length)
      return change(at, length, () =>
        bytes.fill(random(2) === 0 ? 0 : 0xff, at, Math.min(at + length, bytes.length)),
      )
    }
    case 7: {
      // Crossed with another image.
      const other = others[random(others.length)]!
      const source = other.hot[random(other.hot.length)]!
      const length = Math.min(source.length, 2048, bytes.length)
      const at = place(length)
      return change(at, length, () => other.bytes.copy(bytes, at, source.offset, source.offset + length))
    }
    default: {
      const at = place(4)
      return change(at, 4, () => bytes.writeUInt32LE(random(600), at))
    }
  }
}
