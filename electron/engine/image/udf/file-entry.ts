import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { expectTag, TAG_BYTES, TagIdentifier, decodeTimestamp } from './field.ts'

/** ECMA-167 4/14.6.6 */
export const FileType = {
  Directory: 4,
  RegularFile: 5,
  SymbolicLink: 12,
  /** UDF 2.2.10 */
  VirtualAllocationTable: 248,
  RealTimeFile: 249,
} as const

/** The fields that FileEntry (ECMA-167 4/14.9) and ExtendedFileEntry (4/14.17) share. */
export interface FileEntry {
  readonly strategyType: number
  readonly fileType: number
  readonly allocationForm: number
  readonly informationLength: number
  readonly modifiedMs: number
  /** Allocation descriptors, or the content itself. */
  readonly allocation: Uint8Array
  /** Their offset from the start of the entry. */
  readonly allocationOffset: number
}

/** Decodes the entry at the start of a block. Throws a DecodeError for fields that exceed it. */
export function decodeFileEntry(block: Uint8Array): FileEntry {
  const tag = expectTag(block, [TagIdentifier.FileEntry, TagIdentifier.ExtendedFileEntry], 'file entry')
  const isExtended = tag === TagIdentifier.ExtendedFileEntry
  const reader = new ByteReader(block)
  reader.skip(TAG_BYTES + 4)
  const strategyType = reader.u16le()
  reader.skip(2 + 2 + 1)
  const fileType = reader.u8()
  reader.skip(6)
  const allocationForm = reader.u16le() & 7
  reader.skip(4 + 4 + 4 + 2 + 1 + 1 + 4)
  const informationLength = reader.u64le()
  reader.skip((isExtended ? 8 : 0) + 8 + 12)
  const modifiedMs = decodeTimestamp(reader.bytes(12))
  // Creation (extended only), attributes, checkpoint, reserved, extended attribute and stream directory ICBs, ids.
  reader.skip(isExtended ? 12 + 12 + 4 + 4 + 16 + 16 + 32 + 8 : 12 + 4 + 16 + 32 + 8)
  const extendedAttributesLength = reader.u32le()
  const allocationLength = reader.u32le()
  if (extendedAttributesLength > reader.remaining)
    throw new DecodeError('extended attributes beyond their block')
  reader.skip(extendedAttributesLength)
  const allocationOffset = reader.offset
  const allocation = reader.bytes(allocationLength)
  return {
    strategyType,
    fileType,
    allocationForm,
    informationLength,
    modifiedMs,
    allocation,
    allocationOffset,
  }
}
