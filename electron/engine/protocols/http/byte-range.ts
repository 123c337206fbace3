/** A range of bytes of a representation; `end` is exclusive. */
export interface BytePart {
  readonly start: number
  readonly end: number
}

/** A parsed Range header. It has at least one part, and parts never touch. */
export type ByteRanges =
  | { readonly kind: 'whole' }
  | { readonly kind: 'parts'; readonly parts: readonly BytePart[] }
  | { readonly kind: 'unsatisfiable' }

/** More than any installer requests at once. RFC 9110 §17.15 advises ignoring requests that look like an attack. */
export const MAX_RANGES = 32
/** The header of a part is longer than such a gap, so the gap is sent too (RFC 9110 §15.3.7.2). */
const GAP_BYTES = 80

const WHOLE: ByteRanges = { kind: 'whole' }
const UNSATISFIABLE: ByteRanges = { kind: 'unsatisfiable' }

/**
 * Parses a Range header (RFC 9110 §14.1.2). Drops ranges beyond the end, merges overlapping ones, and keeps the order
 * of the others. Ignores another unit, a malformed header, or more than {@link MAX_RANGES}, as §14.2 allows: the
 * client then gets the whole file, which every client must accept.
 */
export function parseByteRanges(header: string | undefined, sizeBytes: number): ByteRanges {
  const set = /^\s*bytes\s*=(.*)$/is.exec(header ?? '')?.[1]
  if (set === undefined) return WHOLE
  // RFC 9110 §5.6.1: a list may contain empty elements.
  const specs = set.split(',').filter(spec => spec.trim() !== '')
  if (specs.length === 0 || specs.length > MAX_RANGES) return WHOLE
  let parts: readonly BytePart[] = []
  for (const spec of specs) {
    const part = parseRange(spec, sizeBytes)
    if (part === 'malformed') return WHOLE
    if (part !== 'unsatisfiable') parts = withPart(parts, part)
  }
  return parts.length === 0 ? UNSATISFIABLE : { kind: 'parts', parts }
}

function parseRange(spec: string, sizeBytes: number): BytePart | 'unsatisfiable' | 'malformed' {
  const ends = spec.split('-').map(end => end.trim())
  const [first = '', last = ''] = ends
  const isRange = ends.length === 2 && ends.every(end => /^\d*$/.test(end)) && first + last !== ''
  if (!isRange) return 'malformed'
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes }
  }
  const start = Number(first)
  const end = last === '' ? Infinity : Number(last) + 1
  // Numbers too large to be exact are beyond the end of any file.
  if (last !== '' && Number(last) < start) return 'malformed'
  return start >= sizeBytes ? 'unsatisfiable' : { start, end: Math.min(end, sizeBytes) }
}

/** The union takes the place of its first part. */
function withPart(parts: readonly BytePart[], added: BytePart): readonly BytePart[] {
  const near = parts.filter(
    part => part.start <= added.end + GAP_BYTES && added.start <= part.end + GAP_BYTES,
  )
  if (near.length === 0) return [...parts, added]
  const all = [...near, added]
  const union = {
    start: Math.min(...all.map(part => part.start)),
    end: Math.max(...all.map(part => part.end)),
  }
  return parts.flatMap(part => (part === near[0] ? [union] : near.includes(part) ? [] : [part]))
}

/** The body of a 206 with several parts, without the file's bytes. */
interface Multipart {
  readonly contentType: string
  readonly contentLength: number
  /** The bytes before each part, in order. */
  readonly heads: readonly Buffer[]
  readonly tail: Buffer
}

/**
 * `multipart/byteranges`, RFC 9110 §14.6. The boundary must not occur in any part. It is random, because searching
 * gigabytes for it is too expensive.
 */
export function composeMultipart(options: {
  readonly parts: readonly BytePart[]
  readonly sizeBytes: number
  readonly contentType: string
  readonly boundary: string
}): Multipart {
  const { parts, sizeBytes, contentType, boundary } = options
  const heads = parts.map(({ start, end }, index) =>
    Buffer.from(
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Type: ${contentType}\r\n` +
        `Content-Range: ${formatContentRange({ start, end }, sizeBytes)}\r\n\r\n`,
      'latin1',
    ),
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1')
  const lines = [...heads, tail].reduce((sum, { length }) => sum + length, 0)
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    contentLength: parts.reduce((sum, { start, end }) => sum + end - start, lines),
    heads,
    tail,
  }
}

/** RFC 9110 §14.4 */
export function formatContentRange({ start, end }: BytePart, sizeBytes: number): string {
  return `bytes ${start}-${end - 1}/${sizeBytes}`
}
