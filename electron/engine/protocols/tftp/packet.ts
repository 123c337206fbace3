import { Buffer } from 'node:buffer'
import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { ByteWriter } from '../../base/bytes/byte-writer.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'

/** RFC 1350 §5; OptionAck is RFC 2347's. */
const Opcode = { ReadRequest: 1, WriteRequest: 2, Data: 3, Ack: 4, ErrorPacket: 5, OptionAck: 6 } as const

/** RFC 1350 appendix; code 8 is from RFC 2347. */
export const ErrorCode = {
  NotDefined: 0,
  FileNotFound: 1,
  AccessViolation: 2,
  DiskFull: 3,
  IllegalOperation: 4,
  UnknownTransferId: 5,
  OptionNegotiationFailed: 8,
} as const
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode]

/** Lower-case option name -> value as sent, in the order of the request. Of a repeated option the first counts. */
export type TftpOptions = ReadonlyMap<string, string>

export type TftpPacket =
  | {
      readonly kind: 'readRequest' | 'writeRequest'
      readonly file: string
      /** Lower case. */
      readonly mode: string
      readonly options: TftpOptions
    }
  | { readonly kind: 'data'; readonly block: number; readonly bytes: Uint8Array }
  | { readonly kind: 'ack'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  | { readonly kind: 'optionAck'; readonly options: TftpOptions }

/** Reads a TFTP packet. Throws a DecodeError for anything else. */
export function decodePacket(bytes: Uint8Array): TftpPacket {
  const reader = new ByteReader(bytes)
  const opcode = reader.u16()
  switch (opcode) {
    case Opcode.ReadRequest:
    case Opcode.WriteRequest:
      return {
        kind: opcode === Opcode.ReadRequest ? 'readRequest' : 'writeRequest',
        file: readText(reader),
        mode: readText(reader).toLowerCase(),
        options: readOptions(reader),
      }
    case Opcode.Data:
      return { kind: 'data', block: reader.u16(), bytes: reader.bytes(reader.remaining) }
    case Opcode.Ack:
      return { kind: 'ack', block: reader.u16() }
    case Opcode.ErrorPacket:
      return { kind: 'error', code: reader.u16(), message: decodeText(reader.bytes(reader.remaining)) }
    case Opcode.OptionAck:
      return { kind: 'optionAck', options: readOptions(reader) }
    default:
      throw new DecodeError(`opcode ${opcode}`)
  }
}

/** Opcode and block number. */
export const DATA_HEADER_BYTES = 4

/**
 * Writes a DATA packet into `target` at `offset` and returns its length. `block` counts from 1 without limit and wraps
 * to 0 on the wire.
 */
export function writeData(target: Uint8Array, offset: number, block: number, bytes: Uint8Array): number {
  target[offset] = 0
  target[offset + 1] = Opcode.Data
  target[offset + 2] = (block >>> 8) & 0xff
  target[offset + 3] = block & 0xff
  target.set(bytes, offset + DATA_HEADER_BYTES)
  return DATA_HEADER_BYTES + bytes.length
}

/** The block number of an ACK; null for any other packet. Equivalent to {@link decodePacket} without allocating. */
export function readAck(bytes: Uint8Array): number | null {
  const [high, low, first, second] = bytes
  return high === 0 && low === Opcode.Ack && second !== undefined ? (first ?? 0) * 256 + second : null
}

/** The server sends none; tests use it as clients do. */
export function encodeAck(block: number): Uint8Array {
  return new ByteWriter(4)
    .u16(Opcode.Ack)
    .u16(block & 0xffff)
    .finish()
}

export function encodeError(code: ErrorCode, message: string): Uint8Array {
  return writeText(new ByteWriter().u16(Opcode.ErrorPacket).u16(code), message).finish()
}

/** The OACK of RFC 2347: opcode 6, then name and value of each accepted option, NUL-terminated. */
export function encodeOptionAck(options: TftpOptions): Uint8Array {
  return writeOptions(new ByteWriter().u16(Opcode.OptionAck), options).finish()
}

export function encodeReadRequest(request: { file: string; mode: string; options: TftpOptions }): Uint8Array {
  const writer = new ByteWriter().u16(Opcode.ReadRequest)
  writeText(writer, request.file)
  writeText(writer, request.mode)
  return writeOptions(writer, request.options).finish()
}

/** A NUL-terminated string. Some ROMs omit the NUL of the last one. */
function readText(reader: ByteReader): string {
  const bytes: number[] = []
  while (reader.remaining > 0) {
    const byte = reader.u8()
    if (byte === 0) return decodeText(Uint8Array.from(bytes))
    bytes.push(byte)
  }
  if (bytes.length === 0) throw new DecodeError('a text is missing')
  return decodeText(Uint8Array.from(bytes))
}

function readOptions(reader: ByteReader): TftpOptions {
  const options = new Map<string, string>()
  while (reader.remaining > 0) {
    const name = readText(reader).toLowerCase()
    // Some ROMs pad after the last option.
    if (name === '') continue
    if (reader.remaining === 0) throw new DecodeError(`option ${name} has no value`)
    const value = readText(reader)
    if (!options.has(name)) options.set(name, value)
  }
  return options
}

/** Decodes UTF-8, or Latin-1 if it is not valid UTF-8, up to a NUL. */
function decodeText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
  const utf8 = text.toString('utf8')
  return utf8.includes('\ufffd') ? text.toString('latin1') : utf8
}

function writeText(writer: ByteWriter, text: string): ByteWriter {
  return writer.bytes(Buffer.from(text, 'utf8')).u8(0)
}

function writeOptions(writer: ByteWriter, options: TftpOptions): ByteWriter {
  for (const [name, value] of options) {
    writeText(writer, name)
    writeText(writer, value)
  }
  return writer
}
