/** What a Windows image file says of itself. */
export interface WimImages {
  /** `Windows 11 Pro`… one for each edition that it holds. */
  readonly names: readonly string[]
  readonly build: string | null
  readonly arch: 'amd64' | 'i386' | 'arm64' | null
}

/** As wide as the header of a WIM is (Microsoft, "Windows Imaging File Format": WIMHEADER_V1_PACKED). */
export const WIM_HEADER_BYTES = 208
const MAGIC = 'MSWIM\0\0\0'
const XML_ENTRY = 0x48
/** With twenty editions in forty languages it has some 100 KB. */
const MAX_XML_BYTES = 1024 * 1024
/** PROCESSOR_ARCHITECTURE_* of winnt.h. */
const ARCHES: Readonly<Record<string, WimImages['arch']>> = { 0: 'i386', 9: 'amd64', 12: 'arm64' }

/** Where the description is in the file; null where these bytes are no header of a WIM. */
export function decodeWimHeader(bytes: Uint8Array): { offset: number; length: number } | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.length < WIM_HEADER_BYTES || header.toString('latin1', 0, 8) !== MAGIC) return null
  // Seven bytes of length, one of flags, then the offset.
  const length = header.readUIntLE(XML_ENTRY, 6)
  const offset = header.readUIntLE(XML_ENTRY + 8, 6)
  return length > 0 && length <= MAX_XML_BYTES ? { offset, length } : null
}

export function parseWimDescription(bytes: Uint8Array): WimImages {
  const xml = new TextDecoder('utf-16le').decode(bytes)
  const all = (tag: string) =>
    [...xml.matchAll(new RegExp(`<${tag}>([^<]{1,128})</${tag}>`, 'g'))].map(match => match[1]!.trim())
  const names = all('DISPLAYNAME')
  return {
    names: [...new Set(names.length > 0 ? names : all('NAME'))].slice(0, 64),
    build: all('BUILD')[0] ?? null,
    arch: ARCHES[all('ARCH')[0] ?? ''] ?? null,
  }
}
