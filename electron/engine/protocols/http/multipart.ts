import type { BytePart } from './byte-range.ts'

/** The body of a 206 with several parts, before its bytes are read. */
export interface Multipart {
  readonly contentType: string
  readonly contentLength: number
  /** What goes out before each part, in order. */
  readonly heads: readonly Buffer[]
  readonly tail: Buffer
}

/**
 * `multipart/byteranges` of RFC 9110 §14.6. The boundary has to occur in no part; nobody looks through gigabytes for it, so
 * it has to be random.
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
