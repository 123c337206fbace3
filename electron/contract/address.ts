declare const brand: unique symbol

/** An IPv4 address in dotted decimal, canonical form: `10.99.0.1`. */
export type Ipv4 = string & { readonly [brand]: 'Ipv4' }

/** An Ethernet address, lower case with colons: `52:54:00:12:34:56`. */
export type MacAddress = string & { readonly [brand]: 'MacAddress' }

const DOTTED_DECIMAL = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/

/** Reads dotted decimal; null for anything else, leading zeros included (they read as octal elsewhere). */
export function parseIpv4(text: string): Ipv4 | null {
  const match = DOTTED_DECIMAL.exec(text)
  if (!match) return null
  return match.slice(1).every(part => Number(part) <= 255) ? (text as Ipv4) : null
}

/** The address as an unsigned 32-bit number, network byte order. */
export function ipv4ToNumber(address: Ipv4): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0)
}

/** The address for an unsigned 32-bit number. */
export function ipv4FromNumber(value: number): Ipv4 {
  return [24, 16, 8, 0].map(shift => (value >>> shift) & 0xff).join('.') as Ipv4
}

/** Reads a MAC written with `:`, `-` or nothing between its bytes, in either case; null for anything else. */
export function parseMac(text: string): MacAddress | null {
  const digits = text.trim().toLowerCase().replaceAll(/[:-]/g, '')
  if (!/^[0-9a-f]{12}$/.test(digits)) return null
  return digits.match(/../g)!.join(':') as MacAddress
}
