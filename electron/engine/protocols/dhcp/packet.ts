import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { OptionCode } from './option-code.ts'

/** A DHCP message, fields named as in RFC 2131 §2. */
export interface DhcpPacket {
  /** 1 from clients, 2 from servers. */
  readonly op: number
  readonly htype: number
  readonly hlen: number
  readonly hops: number
  readonly xid: number
  readonly secs: number
  readonly flags: number
  readonly ciaddr: Ipv4
  readonly yiaddr: Ipv4
  readonly siaddr: Ipv4
  readonly giaddr: Ipv4
  /** 16 bytes; the first `hlen` count. */
  readonly chaddr: Uint8Array
  /** 64 bytes; zeros if it contained options. */
  readonly sname: Uint8Array
  /** 128 bytes; zeros if it contained options. */
  readonly file: Uint8Array
  readonly options: OptionMap
}

/** The `op` field, RFC 2131 §2. */
export const BootOp = { Request: 1, Reply: 2 } as const
/** The `htype` field: IANA "Hardware Types". IEEE 802 (6) has the addresses of Ethernet. */
export const HardwareType = { Ethernet: 1, Ieee802: 6, InfiniBand: 32 } as const
/** Longer than `chaddr`: RFC 4390 §2.1 asks for `hlen` 0, and some clients state the length all the same. */
const INFINIBAND_ADDRESS_LENGTH = 20
/** An address field that is not set. */
export const NO_ADDRESS = '0.0.0.0' as Ipv4

/** Sizes of the fixed header fields in bytes, RFC 2131 §2. */
export const CHADDR_LENGTH = 16
export const SNAME_LENGTH = 64
export const FILE_LENGTH = 128

/** RFC 2131 §3: the options field begins with 99, 130, 83, 99. */
const MAGIC_COOKIE = 0x63825363
/** A vendor area without the cookie is RFC 951's, which no client fills any more: all zeros. */
const NO_COOKIE = 0
/** The length of RFC 951's packet; relays and old ROMs drop shorter ones (RFC 1542 §2.1). */
const MIN_PACKET_LENGTH = 300

/** Reads a DHCP or BOOTP message. Throws a DecodeError for anything else. Values are views of `bytes`. */
export function decodePacket(bytes: Uint8Array): DhcpPacket {
  const reader = new ByteReader(bytes)
  const op = reader.u8()
  if (op !== BootOp.Request && op !== BootOp.Reply) throw new DecodeError(`op ${op}`)
  const htype = reader.u8()
  const hlen = reader.u8()
  const isInfiniBand = htype === HardwareType.InfiniBand && hlen === INFINIBAND_ADDRESS_LENGTH
  if (hlen > CHADDR_LENGTH && !isInfiniBand) throw new DecodeError(`hlen ${hlen}`)
  const address = (): Ipv4 => ipv4FromNumber(reader.u32())
  const header = {
    op,
    htype,
    hlen,
    hops: reader.u8(),
    xid: reader.u32(),
    secs: reader.u16(),
    flags: reader.u16(),
    ciaddr: address(),
    yiaddr: address(),
    siaddr: address(),
    giaddr: address(),
    chaddr: reader.bytes(CHADDR_LENGTH),
  }
  const sname = reader.bytes(SNAME_LENGTH)
  const file = reader.bytes(FILE_LENGTH)
  const cookie = reader.u32()
  if (cookie === NO_COOKIE) return { ...header, sname, file, options: new Map() }
  if (cookie !== MAGIC_COOKIE) throw new DecodeError(`cookie ${cookie.toString(16)}`)
  const decoded = decodeOptions(reader.bytes(reader.remaining), file, sname)
  return {
    ...header,
    sname: decoded.isSnameOverloaded ? new Uint8Array(SNAME_LENGTH) : sname,
    file: decoded.isFileOverloaded ? new Uint8Array(FILE_LENGTH) : file,
    options: decoded.options,
  }
}

/**
 * Writes options in the map's order, then 255, and pads to 300 bytes. Never overloads `file` or `sname`: shim reads
 * `file` raw.
 */
export function encodePacket(packet: DhcpPacket): Uint8Array {
  const writer = new ByteWriter()
    .u8(packet.op)
    .u8(packet.htype)
    .u8(packet.hlen)
    .u8(packet.hops)
    .u32(packet.xid)
    .u16(packet.secs)
    .u16(packet.flags)
  for (const address of [packet.ciaddr, packet.yiaddr, packet.siaddr, packet.giaddr])
    writer.u32(ipv4ToNumber(address))
  writer.bytes(exactly(packet.chaddr, CHADDR_LENGTH, 'chaddr'))
  writer.bytes(exactly(packet.sname, SNAME_LENGTH, 'sname'))
  writer.bytes(exactly(packet.file, FILE_LENGTH, 'file'))
  writer.u32(MAGIC_COOKIE)
  encodeOptions(packet.options, writer)
  if (writer.length < MIN_PACKET_LENGTH) writer.pad(MIN_PACKET_LENGTH)
  return writer.finish()
}

function exactly(bytes: Uint8Array, length: number, field: string): Uint8Array {
  if (bytes.length !== length) throw new RangeError(`${field} has ${bytes.length} bytes, not ${length}`)
  return bytes
}

/** Option code -> value, in order of first appearance. Unknown options keep their bytes. */
type OptionMap = ReadonlyMap<number, Uint8Array>

/** Bits of option 52, RFC 2132 §9.3: the header fields that also contain options. */
const OVERLOAD_FILE = 1
const OVERLOAD_SNAME = 2

const MAX_VALUE_LENGTH = 255

/** The options of a packet, and the header fields that contained options. */
interface DecodedOptions {
  readonly options: OptionMap
  readonly isFileOverloaded: boolean
  readonly isSnameOverloaded: boolean
}

/**
 * Reads the option area and, if option 52 says so, `file` and then `sname` (RFC 2131 §4.1). Joins the values of a
 * repeated option (RFC 3396). Accepts an area without the end mark 255, as old ROMs send it, and ignores a last option
 * that is cut off, as dnsmasq and Kea do. Throws a DecodeError if that leaves no message type: it would pass for BOOTP.
 */
function decodeOptions(area: Uint8Array, file: Uint8Array, sname: Uint8Array): DecodedOptions {
  const found: Fragments = { values: new Map(), repeated: null }
  const isWhole = collectFragments(area, found)
  if (!isWhole && !found.values.has(OptionCode.DhcpMessageType)) throw new DecodeError('options are cut off')
  const overload = found.values.get(OptionCode.OptionOverload)?.[0] ?? 0
  const isFileOverloaded = (overload & OVERLOAD_FILE) !== 0
  const isSnameOverloaded = (overload & OVERLOAD_SNAME) !== 0
  if (isFileOverloaded) collectFragments(file, found)
  if (isSnameOverloaded) collectFragments(sname, found)
  const options = found.values
  found.repeated?.forEach((parts, code) => options.set(code, joinFragments(parts)))
  // Option 52 describes this packet's layout, which no longer matters once the options are read.
  options.delete(OptionCode.OptionOverload)
  return { options, isFileOverloaded, isSnameOverloaded }
}

/** Writes options and the end mark. Splits a value over 255 bytes (RFC 3396). */
function encodeOptions(options: OptionMap, writer: ByteWriter): void {
  options.forEach((value, code) => {
    for (let start = 0; start === 0 || start < value.length; start += MAX_VALUE_LENGTH) {
      const part = value.subarray(start, start + MAX_VALUE_LENGTH)
      writer.u8(code).u8(part.length).bytes(part)
    }
  })
  writer.u8(OptionCode.End)
}

/** Few clients repeat an option, so only repeated ones allocate a list of parts. */
interface Fragments {
  /** The first part of each option. */
  readonly values: Map<number, Uint8Array>
  /** All parts of the options that occur more than once. */
  repeated: Map<number, Uint8Array[]> | null
}

/** False if the area ends in the middle of an option. */
function collectFragments(area: Uint8Array, found: Fragments): boolean {
  const reader = new ByteReader(area)
  while (reader.remaining > 0) {
    const code = reader.u8()
    if (code === OptionCode.Pad) continue
    if (code === OptionCode.End) return true
    const length = reader.remaining > 0 ? reader.u8() : Number.POSITIVE_INFINITY
    if (length > reader.remaining) return false
    const value = reader.bytes(length)
    const first = found.values.get(code)
    if (!first) {
      found.values.set(code, value)
      continue
    }
    found.repeated ??= new Map()
    const parts = found.repeated.get(code)
    if (parts) parts.push(value)
    else found.repeated.set(code, [first, value])
  }
  return true
}

function joinFragments(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
