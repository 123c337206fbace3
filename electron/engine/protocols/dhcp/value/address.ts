import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { ByteReader } from '../../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../../base/bytes/byte-writer.ts'

/** A value of exactly one address (options 1, 50, 54); null for any other length, so that one odd option loses itself only. */
export function decodeAddress(value: Uint8Array | undefined): Ipv4 | null {
  return value?.length === 4 ? ipv4FromNumber(new ByteReader(value).u32()) : null
}

/** One address or a list of them (options 3, 6). */
export function encodeAddresses(...addresses: readonly Ipv4[]): Uint8Array {
  const writer = new ByteWriter(addresses.length * 4)
  for (const address of addresses) writer.u32(ipv4ToNumber(address))
  return writer.finish()
}
