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
 * The tag identifier of a descriptor (ECMA-167 3/7.2); null where there is no descriptor. Its checksum is looked at;
 * the CRC over the rest is not, for some writers leave it out and no reader gains by it.
 */
export function decodeTagIdentifier(bytes: Uint8Array): number | null {
  if (bytes.length < TAG_BYTES) return null
  let sum = 0
  for (let at = 0; at < TAG_BYTES; at++) if (at !== 4) sum += bytes[at]!
  if ((sum & 0xff) !== bytes[4]) return null
  const identifier = bytes[0]! | (bytes[1]! << 8)
  return identifier === 0 ? null : identifier
}

export function expectTag(bytes: Uint8Array, wanted: readonly number[], what: string): number {
  const identifier = decodeTagIdentifier(bytes)
  if (identifier === null || !wanted.includes(identifier))
    throw new DecodeError(`no ${what} where one should be`)
  return identifier
}
