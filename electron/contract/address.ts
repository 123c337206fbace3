declare const brand: unique symbol

/** An IPv4 address in dotted decimal, canonical form: `10.99.0.1`. */
export type Ipv4 = string & { readonly [brand]: 'Ipv4' }

/** An Ethernet address, lower case with colons: `52:54:00:12:34:56`. */
export type MacAddress = string & { readonly [brand]: 'MacAddress' }

const ZERO = 0x30
const DOTTED_DECIMAL = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/

/** Reads dotted decimal; null for anything else, leading zeros included (they read as octal elsewhere). */
export function parseIpv4(text: string): Ipv4 | null {
  const match = DOTTED_DECIMAL.exec(text)
  if (!match) return null
  return match.slice(1).every(part => Number(part) <= 255) ? (text as Ipv4) : null
}

/** The address as an unsigned 32-bit number, network byte order. */
export function ipv4ToNumber(address: Ipv4): number {
  let value = 0
  let part = 0
  for (let i = 0; i < address.length; i++) {
    const digit = address.charCodeAt(i) - ZERO
    if (digit >= 0) part = part * 10 + digit
    else {
      value = value * 256 + part
      part = 0
    }
  }
  return value * 256 + part
}

/** The address for an unsigned 32-bit number. */
export function ipv4FromNumber(value: number): Ipv4 {
  return `${value >>> 24}.${(value >>> 16) & 0xff}.${(value >>> 8) & 0xff}.${value & 0xff}` as Ipv4
}

const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The Ethernet address in six bytes from `offset`. */
export function macFromBytes(bytes: Uint8Array, offset: number): MacAddress {
  const hex = (index: number): string => HEX_BYTES[bytes[offset + index]!]!
  return `${hex(0)}:${hex(1)}:${hex(2)}:${hex(3)}:${hex(4)}:${hex(5)}` as MacAddress
}

/** Reads a MAC written with `:`, `-` or nothing between its bytes, in either case; null for anything else. */
export function parseMac(text: string): MacAddress | null {
  const digits = text.trim().toLowerCase().replaceAll(/[:-]/g, '')
  if (!/^[0-9a-f]{12}$/.test(digits)) return null
  return digits.match(/../g)!.join(':') as MacAddress
}
