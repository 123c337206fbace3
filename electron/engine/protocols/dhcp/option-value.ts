import { Buffer } from 'node:buffer'
import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { MessageType } from './option-code.ts'

// One codec per kind of value. A value that does not decode is null and affects only that option, not the packet:
// firmware that gets one option wrong must still boot.

/** A value of exactly one address (options 1, 50, 54); null for any other length. */
export function decodeAddress(value: Uint8Array | undefined): Ipv4 | null {
  return value?.length === 4 ? ipv4FromNumber(new ByteReader(value).u32()) : null
}

/** One address or a list of them (options 3, 6). */
export function encodeAddresses(...addresses: readonly Ipv4[]): Uint8Array {
  const writer = new ByteWriter(addresses.length * 4)
  for (const address of addresses) writer.u32(ipv4ToNumber(address))
  return writer.finish()
}

/** A 32-bit value, such as the seconds of option 51. */
export function encodeU32(value: number): Uint8Array {
  return new ByteWriter(4).u32(value).finish()
}

/** A list of 16-bit values (option 93); an odd byte at the end is ignored. */
export function decodeU16List(value: Uint8Array | undefined): number[] {
  const reader = new ByteReader(value ?? new Uint8Array())
  const numbers: number[] = []
  while (reader.remaining >= 2) numbers.push(reader.u16())
  return numbers
}

/** Text up to the first NUL (some clients send one), without control characters. Null if nothing is left. */
export function decodeText(value: Uint8Array | undefined): string | null {
  if (!value) return null
  const end = value.indexOf(0)
  if (end === 0) return null
  const { buffer, byteOffset, length } = value
  const text = Buffer.from(buffer, byteOffset, end < 0 ? length : end).toString('utf8')
  // Clients' text appears in logs and on screens.
  return text.replaceAll(/[\u0000-\u001f\u007f]/g, '') || null
}

/** Without a terminating NUL, as RFC 2132 §2 requires. */
export function encodeText(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}

/** A header field: NUL-padded to `length`, with at least one NUL. Null if the text is too long. */
export function encodeField(text: string, length: number): Uint8Array | null {
  const bytes = encodeText(text)
  if (bytes.length >= length) return null
  const field = new Uint8Array(length)
  field.set(bytes)
  return field
}

const IPXE_CLASS = 'iPXE'

/**
 * Option 77. RFC 3004 gives every class a length byte (FreeBSD's loader sends one), iPXE sends the bare string: both
 * decode to `iPXE`. Of several classes `iPXE` counts, in any place, otherwise the first. Bare strings in several
 * options arrive joined (RFC 3396), so `iPXE` at either end counts as well.
 */
export function decodeUserClass(value: Uint8Array | undefined): string | null {
  if (!value) return null
  const list = readClassList(value)
  if (list) return list.includes(IPXE_CLASS) ? IPXE_CLASS : list[0]!
  const text = decodeText(value)
  return text?.startsWith(IPXE_CLASS) || text?.endsWith(IPXE_CLASS) ? IPXE_CLASS : text
}

/** The classes of a list with length bytes; null for anything else. */
function readClassList(value: Uint8Array): (string | null)[] | null {
  const classes: (string | null)[] = []
  let offset = 0
  while (offset < value.length) {
    const length = value[offset]!
    if (length === 0) return null
    classes.push(decodeText(value.subarray(offset + 1, offset + 1 + length)))
    offset += 1 + length
  }
  return offset === value.length && classes.length > 0 ? classes : null
}

const UUID_TYPE = 0
const UUID_LENGTH = 17

/**
 * Option 97 (RFC 4578 §2.3) as canonical UUID text. On the wire the first three fields are little-endian, as SMBIOS
 * stores them. Null for other formats (Raspberry Pi) and for the all-zeros and all-ones of boards without a UUID.
 */
export function decodeMachineIdentifier(value: Uint8Array | undefined): string | null {
  if (value?.length !== UUID_LENGTH || value[0] !== UUID_TYPE) return null
  const wire = Buffer.from(value.subarray(1))
  if (wire.every(byte => byte === 0) || wire.every(byte => byte === 0xff)) return null
  const fields = [
    Buffer.from(wire.subarray(0, 4)).reverse(),
    Buffer.from(wire.subarray(4, 6)).reverse(),
    Buffer.from(wire.subarray(6, 8)).reverse(),
    wire.subarray(8, 10),
    wire.subarray(10),
  ]
  return fields.map(field => field.toString('hex')).join('-')
}

const KNOWN_MESSAGE_TYPES = new Set<number>(Object.values(MessageType))

/** The message type in option 53; null unless RFC 2132 defines it. */
export function decodeMessageType(value: Uint8Array | undefined): MessageType | null {
  const code = value?.length === 1 ? value[0]! : 0
  return KNOWN_MESSAGE_TYPES.has(code) ? (code as MessageType) : null
}

/** The value of option 53. */
export function encodeMessageType(type: MessageType): Uint8Array {
  return Uint8Array.of(type)
}
