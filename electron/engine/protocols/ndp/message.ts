import type { MacAddress } from '#contract/address.ts'
import { parseMac } from '#contract/address.ts'
import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'

/** ICMPv6 types of RFC 4861 §4.1 and §4.2. */
const NdpType = { RouterSolicitation: 133, RouterAdvertisement: 134 } as const

/** RFC 4861 §4.6.1 */
const SOURCE_LINK_LAYER_ADDRESS = 1
/** Option lengths are in units of this size (RFC 4861 §4.6). */
const OPTION_UNIT_BYTES = 8
const MAC_BYTES = 6

export type NdpMessage =
  | {
      readonly kind: 'routerSolicitation'
      /** The sender's hardware address; null without the option. */
      readonly sourceLinkLayer: MacAddress | null
    }
  | { readonly kind: 'routerAdvertisement'; readonly lifetimeSeconds: number }

/**
 * Reads an ICMPv6 message whose checksum the kernel has verified. Throws a DecodeError for a malformed message or any
 * other type.
 */
export function decodeNdpMessage(bytes: Uint8Array): NdpMessage {
  const reader = new ByteReader(bytes)
  const type = reader.u8()
  const code = reader.u8()
  reader.skip(2)
  // RFC 4861 §6.1: a message with another code is discarded.
  if (code !== 0) throw new DecodeError(`code ${code}`)
  switch (type) {
    case NdpType.RouterSolicitation:
      reader.skip(4)
      return { kind: 'routerSolicitation', sourceLinkLayer: readSourceLinkLayer(reader) }
    case NdpType.RouterAdvertisement: {
      reader.skip(2)
      const lifetimeSeconds = reader.u16()
      reader.skip(8)
      readSourceLinkLayer(reader)
      return { kind: 'routerAdvertisement', lifetimeSeconds }
    }
    default:
      throw new DecodeError(`type ${type}`)
  }
}

/**
 * An advertisement that offers nothing: router lifetime 0 (not a default router), M = O = 0 (no DHCPv6), no prefix, no
 * hop limit, no timers. The kernel adds the checksum (RFC 3542 §3.1).
 */
export function encodeEmptyAdvertisement(): Uint8Array {
  return new ByteWriter(16).u8(NdpType.RouterAdvertisement).pad(16).finish()
}

/** Asks routers to advertise. Has no option, which a sender without an address may not add anyway (RFC 4861 §4.1). */
export function encodeRouterSolicitation(): Uint8Array {
  return new ByteWriter(8).u8(NdpType.RouterSolicitation).pad(8).finish()
}

/** Visits all options: one of length 0 makes the message invalid (RFC 4861 §6.1). */
function readSourceLinkLayer(reader: ByteReader): MacAddress | null {
  let found: MacAddress | null = null
  while (reader.remaining > 0) {
    const type = reader.u8()
    const units = reader.u8()
    if (units === 0) throw new DecodeError(`option ${type} has length 0`)
    const value = reader.bytes(units * OPTION_UNIT_BYTES - 2)
    if (type === SOURCE_LINK_LAYER_ADDRESS && value.length === MAC_BYTES) found ??= macOf(value)
  }
  return found
}

function macOf(bytes: Uint8Array): MacAddress | null {
  return parseMac(Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(':'))
}
