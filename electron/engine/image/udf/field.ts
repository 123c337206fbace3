import { DecodeError } from '../../base/bytes/decode-error.ts'

/** ECMA-167 3/7.2.1 and 4/7.2.1 */
export const TagIdentifier = {
  PrimaryVolumeDescriptor: 1,
  AnchorVolumeDescriptorPointer: 2,
  VolumeDescriptorPointer: 3,
  PartitionDescriptor: 5,
  LogicalVolumeDescriptor: 6,
  TerminatingDescriptor: 8,
  FileSetDescriptor: 256,
  FileIdentifierDescriptor: 257,
  AllocationExtentDescriptor: 258,
  IndirectEntry: 259,
  TerminalEntry: 260,
  FileEntry: 261,
  ExtendedFileEntry: 266,
} as const

export const TAG_BYTES = 16

/**
 * The tag identifier of a descriptor (ECMA-167 3/7.2); null if there is none. Verifies the tag's checksum, but not the
 * CRC of the rest, which some writers omit.
 */
export function decodeTagIdentifier(bytes: Uint8Array): number | null {
  if (bytes.length < TAG_BYTES) return null
  let sum = 0
  for (let at = 0; at < TAG_BYTES; at++) if (at !== 4) sum += bytes[at]!
  if ((sum & 0xff) !== bytes[4]) return null
  const identifier = bytes[0]! | (bytes[1]! << 8)
  return identifier === 0 ? null : identifier
}

/** Returns the tag identifier if it is one of `wanted`; otherwise throws a DecodeError that names `what`. */
export function expectTag(bytes: Uint8Array, wanted: readonly number[], what: string): number {
  const identifier = decodeTagIdentifier(bytes)
  if (identifier === null || !wanted.includes(identifier))
    throw new DecodeError(`no ${what} where one should be`)
  return identifier
}

const utf16be = new TextDecoder('utf-16be')

/**
 * OSTA compressed Unicode (UDF 2.1.1): a byte with the character width, then the characters. Invalid text is empty.
 */
export function decodeCs0(bytes: Uint8Array): string {
  const width = bytes[0]
  const text = bytes.subarray(1)
  // 254 and 255 are deleted names of either width.
  if (width === 8 || width === 254) return Buffer.from(text).toString('latin1')
  if (width === 16 || width === 255) return utf16be.decode(text.subarray(0, text.length & ~1))
  return ''
}

/** A `dstring` (ECMA-167 1/7.2.12): a field of fixed length whose last byte is the used length. */
export function decodeDstring(field: Uint8Array): string {
  const used = Math.min(field.at(-1) ?? 0, field.length - 1)
  return decodeCs0(field.subarray(0, used)).replace(/\0.*$/s, '').trim()
}

/** ECMA-167 1/7.3: twelve bytes with a zone in minutes. Invalid times count as 1970. */
export function decodeTimestamp(bytes: Uint8Array): number {
  if (bytes.length < 12) return 0
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, 12)
  const zone = ((buffer.readUInt16LE(0) & 0xfff) << 20) >> 20
  const year = buffer.readInt16LE(2)
  const [month, day, hour, minute, second, centiseconds] = buffer.subarray(4) as unknown as number[]
  if (year < 1 || year > 9999 || !month || month > 12 || !day || day > 31) return 0
  const utcMs = Date.UTC(year, month - 1, day, hour, minute, second, (centiseconds ?? 0) * 10)
  // -2047 means "not specified".
  return Math.abs(zone) <= 1440 ? utcMs - zone * 60_000 : utcMs
}
