/** DHCP message types, RFC 2132 §9.6. */
export const MessageType = {
  Discover: 1,
  Offer: 2,
  Request: 3,
  Decline: 4,
  Ack: 5,
  Nak: 6,
  Release: 7,
  Inform: 8,
} as const
export type MessageType = (typeof MessageType)[keyof typeof MessageType]

const KNOWN = new Set<number>(Object.values(MessageType))

/** The type in a value of option 53; null where it is not one of RFC 2132's. */
export function decodeMessageType(value: Uint8Array | undefined): MessageType | null {
  const code = value?.length === 1 ? value[0]! : 0
  return KNOWN.has(code) ? (code as MessageType) : null
}

/** A value of option 53. */
export function encodeMessageType(type: MessageType): Uint8Array {
  return Uint8Array.of(type)
}
