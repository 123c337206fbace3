import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'

/** A run of bytes of a PE file. */
export interface PeRange {
  readonly offset: number
  readonly length: number
}

/** One section: its name and where its bytes are in the file. */
export interface PeSection extends PeRange {
  readonly name: string
}

/** The headers of a PE/COFF file (Microsoft PE Format; UEFI 2.10 §2.1.1 uses a subset). */
export interface PeImage {
  /** IMAGE_FILE_MACHINE: 0x8664 for x64, 0xAA64 for ARM64, 0x14C for ia32. */
  readonly machine: number
  readonly sections: readonly PeSection[]
  /** Excluded from the signed digest. */
  readonly checksumOffset: number
  readonly certificateEntryOffset: number
  /** Position of the certificate table; null for an unsigned file. */
  readonly certificateTable: PeRange | null
}

/** IMAGE_FILE_MACHINE values (Microsoft PE Format, "Machine Types"). */
export const PeMachine = { ia32: 0x14c, x64: 0x8664, arm64: 0xaa64 } as const

const HEAD_BYTES = 4096
const PE32_PLUS = 0x20b
const MAX_SECTIONS = 96
/** PE format: "Certificate Table" is the fifth data directory. */
const CERTIFICATE_DIRECTORY = 4
const SYMBOL_BYTES = 18
const MAX_STRING_TABLE_BYTES = 64 * 1024
const MAX_CERTIFICATE_TABLE_BYTES = 1024 * 1024

/** Reads the headers; null if the source is not a PE file. Rejects with DecodeError if they are inconsistent. */
export async function readPeImage(source: BlockSource): Promise<PeImage | null> {
  const head = Buffer.from(await source.read(0, Math.min(HEAD_BYTES, source.sizeBytes)))
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return null
  const pe = head.readUInt32LE(0x3c)
  if (pe + 24 > head.length || head.toString('latin1', pe, pe + 4) !== 'PE\0\0') return null
  const sectionCount = head.readUInt16LE(pe + 6)
  const symbolsAt = head.readUInt32LE(pe + 12)
  const symbolCount = head.readUInt32LE(pe + 16)
  const optionalBytes = head.readUInt16LE(pe + 20)
  const optional = pe + 24
  const sectionsAt = optional + optionalBytes
  if (sectionCount > MAX_SECTIONS || sectionsAt + sectionCount * 40 > head.length)
    throw new DecodeError('a PE file with headers of more than a page')
  const directories = optional + (head.readUInt16LE(optional) === PE32_PLUS ? 112 : 96)
  const certificateEntryOffset = directories + CERTIFICATE_DIRECTORY * 8
  if (certificateEntryOffset + 8 > sectionsAt) throw new DecodeError('a PE file without data directories')
  const strings = await readStringTable(source, symbolsAt === 0 ? 0 : symbolsAt + symbolCount * SYMBOL_BYTES)
  return {
    machine: head.readUInt16LE(pe + 4),
    sections: Array.from({ length: sectionCount }, (_, index) =>
      decodeSection(head.subarray(sectionsAt + index * 40), strings),
    ),
    checksumOffset: optional + 64,
    certificateEntryOffset,
    certificateTable: certificateTable(
      {
        offset: head.readUInt32LE(certificateEntryOffset),
        length: head.readUInt32LE(certificateEntryOffset + 4),
      },
      source.sizeBytes,
    ),
  }
}

function certificateTable(range: PeRange, sizeBytes: number): PeRange | null {
  if (range.length === 0 || range.offset === 0) return null
  if (range.offset + range.length > sizeBytes || range.length > MAX_CERTIFICATE_TABLE_BYTES)
    throw new DecodeError('a certificate table that ends behind its file')
  return range
}

function decodeSection(header: Buffer, strings: Buffer): PeSection {
  const short = header.toString('latin1', 0, 8).replace(/\0.*$/s, '')
  const long = /^\/(\d+)$/.exec(short)?.[1]
  const name = long === undefined ? short : stringAt(strings, Number(long))
  const length = Math.min(header.readUInt32LE(8), header.readUInt32LE(16)) || header.readUInt32LE(16)
  return { name, offset: header.readUInt32LE(20), length }
}

/** COFF: names longer than eight characters are in a table after the symbols; shim's `.vendor_cert` is one. */
async function readStringTable(source: BlockSource, offset: number): Promise<Buffer> {
  if (offset === 0 || offset + 4 > source.sizeBytes) return Buffer.alloc(0)
  const length = Buffer.from(await source.read(offset, 4)).readUInt32LE(0)
  if (length > MAX_STRING_TABLE_BYTES || offset + length > source.sizeBytes) return Buffer.alloc(0)
  return Buffer.from(await source.read(offset, length))
}

function stringAt(strings: Buffer, offset: number): string {
  const end = strings.indexOf(0, offset)
  return strings.toString('latin1', offset, end < 0 ? strings.length : end)
}
