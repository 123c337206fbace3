import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { decodeLongAd, type LongAd } from './allocation-descriptor.ts'
import { expectTag, TAG_BYTES, TagIdentifier } from './descriptor-tag.ts'
import { decodeCs0 } from './osta-cs0.ts'

/** ECMA-167 4/14.4.3 */
export const FileCharacteristic = { Existence: 1, Directory: 2, Deleted: 4, Parent: 8, Metadata: 16 } as const

/** ECMA-167 4/14.4: one name in a directory. */
export interface FileIdentifierDescriptor {
  readonly characteristics: number
  readonly icb: LongAd
  readonly name: string
}

const FIXED_BYTES = 38

/** The names of a directory, the entry for its parent among them. */
export function* decodeDirectory(content: Uint8Array): Generator<FileIdentifierDescriptor> {
  let offset = 0
  while (offset + FIXED_BYTES <= content.length) {
    const bytes = content.subarray(offset)
    expectTag(bytes, [TagIdentifier.FileIdentifierDescriptor], 'file identifier')
    const reader = new ByteReader(bytes)
    reader.skip(TAG_BYTES + 2)
    const characteristics = reader.u8()
    const identifierLength = reader.u8()
    const icb = decodeLongAd(reader.bytes(16))
    reader.skip(reader.u16le())
    yield { characteristics, icb, name: decodeCs0(reader.bytes(identifierLength)) }
    offset += Math.ceil(reader.offset / 4) * 4
  }
}
