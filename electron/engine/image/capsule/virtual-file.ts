import type { VersionedFile } from '../../base/readable-file.ts'

/** Something whose bytes can be read: a slice of an ISO, or bytes made for the occasion. */
export type Content = Uint8Array | Pick<VersionedFile, 'sizeBytes' | 'readInto'>

/** A content and where it begins in a virtual file. */
export interface Placed {
  readonly offset: number
  readonly content: Content
}

export function lengthOf(content: Content): number {
  return content instanceof Uint8Array ? content.length : content.sizeBytes
}

/**
 * A file that is only a layout: contents at their offsets and zeros between them. Nothing is copied but what is read.
 * Contents must not overlap. Resolves to fewer bytes than asked for at the end, and where a content is shorter than it
 * said.
 */
export function createVirtualFile(
  sizeBytes: number,
  contents: readonly Placed[],
): Pick<VersionedFile, 'sizeBytes' | 'readInto'> {
  const placed = contents
    .filter(one => lengthOf(one.content) > 0)
    .toSorted((one, other) => one.offset - other.offset)
  return {
    sizeBytes,
    async readInto(target, offset) {
      const wanted = Math.max(0, Math.min(target.length, sizeBytes - offset))
      let done = 0
      for (let index = firstEndingAfter(placed, offset); done < wanted; index++) {
        const next = placed[index]
        const gap = Math.min(wanted - done, (next?.offset ?? sizeBytes) - (offset + done))
        if (gap > 0) {
          target.fill(0, done, done + gap)
          done += gap
        }
        if (!next || done === wanted) continue
        const inside = offset + done - next.offset
        const part = target.subarray(done, Math.min(wanted, done + lengthOf(next.content) - inside))
        const read = await readPart(next.content, part, inside)
        done += read
        if (read < part.length) return done
      }
      return done
    },
  }
}

/** The first content that ends behind `offset`, by halving: a capsule of hundreds of files is read in small pieces. */
function firstEndingAfter(placed: readonly Placed[], offset: number): number {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = placed[middle]!
    if (one.offset + lengthOf(one.content) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

async function readPart(content: Content, part: Uint8Array, offset: number): Promise<number> {
  if (!(content instanceof Uint8Array)) {
    let done = 0
    while (done < part.length) {
      const read = await content.readInto(part.subarray(done), offset + done)
      if (read <= 0) break
      done += read
    }
    return done
  }
  part.set(content.subarray(offset, offset + part.length))
  return part.length
}
