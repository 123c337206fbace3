import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'

/** A block of a partition reference (ECMA-167 4/7.1, `lb_addr`). */
export interface BlockAddress {
  readonly partition: number
  readonly block: number
}

/** ECMA-167 4/14.14.1.1: what an extent is. */
export const ExtentType = { Recorded: 0, NotRecorded: 1, NotAllocated: 2, Continuation: 3 } as const

/** ECMA-167 4/14.14.2 */
export interface LongAd extends BlockAddress {
  readonly type: number
  readonly length: number
}

/** The form of the allocation descriptors of an entry (ECMA-167 4/14.6.8, bits 0 to 2 of the flags). */
export const AllocationForm = { Short: 0, Long: 1, Extended: 2, Inline: 3 } as const

export function decodeLongAd(bytes: Uint8Array): LongAd {
  const reader = new ByteReader(bytes)
  const lengthAndType = reader.u32le()
  const block = reader.u32le()
  return { type: lengthAndType >>> 30, length: lengthAndType & 0x3fff_ffff, block, partition: reader.u16le() }
}

/**
 * Decodes the descriptors of one area; short ones become long ones in the partition of their entry. A length of zero
 * ends them (ECMA-167 4/12.1).
 */
export function decodeAllocationDescriptors(
  bytes: Uint8Array,
  form: number,
  partition: number,
): readonly LongAd[] {
  const step = form === AllocationForm.Short ? 8 : 16
  if (form !== AllocationForm.Short && form !== AllocationForm.Long)
    throw new DecodeError('extended allocation descriptors, which UDF does not allow')
  const descriptors: LongAd[] = []
  for (let at = 0; at + step <= bytes.length; at += step) {
    const descriptor =
      form === AllocationForm.Short
        ? shortAd(bytes.subarray(at, at + step), partition)
        : decodeLongAd(bytes.subarray(at, at + step))
    if (descriptor.length === 0) break
    descriptors.push(descriptor)
  }
  return descriptors
}

function shortAd(bytes: Uint8Array, partition: number): LongAd {
  const reader = new ByteReader(bytes)
  const lengthAndType = reader.u32le()
  return { type: lengthAndType >>> 30, length: lengthAndType & 0x3fff_ffff, block: reader.u32le(), partition }
}
