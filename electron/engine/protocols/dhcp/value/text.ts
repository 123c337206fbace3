import { Buffer } from 'node:buffer'

/** Text up to the first NUL (some clients send it with one), without control characters; null where nothing is left. */
export function decodeText(value: Uint8Array | undefined): string | null {
  if (!value) return null
  const end = value.indexOf(0)
  if (end === 0) return null
  const { buffer, byteOffset, length } = value
  const text = Buffer.from(buffer, byteOffset, end < 0 ? length : end).toString('utf8')
  // What a client sends ends up in logs and on screens.
  return text.replaceAll(/[\u0000-\u001f\u007f]/g, '') || null
}

/** Unterminated, as RFC 2132 has it. */
export function encodeText(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

/** A header field: NUL-padded to `length`, with at least one NUL; null where the text is too long for that. */
export function encodeField(text: string, length: number): Uint8Array | null {
  const bytes = encodeText(text)
  if (bytes.length >= length) return null
  const field = new Uint8Array(length)
  field.set(bytes)
  return field
}
