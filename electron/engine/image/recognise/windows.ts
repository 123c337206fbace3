import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import { archOfLoaders, findFile } from './disc-facts.ts'
import { ramForWindowsPe } from './entries.ts'
import type { Disc, RecognisedEntry, Recogniser } from './recognition.ts'

const INSTALL_IMAGES = ['/sources/install.wim', '/sources/install.esd', '/sources/install.swm']

/**
 * Windows installers and Windows PE discs: wimboot starts the PE with the files of its boot manager. The PE's own
 * content is available, an installer's files are not: Windows PE reads shares and drives, not HTTP.
 */
export const recogniseWindows: Recogniser = async disc => {
  const bootWim = await findFile(disc, '/sources/boot.wim')
  const bcd = await findFile(disc, '/boot/bcd')
  const sdi = await findFile(disc, '/boot/boot.sdi')
  if (!bootWim || !bcd || !sdi) return null
  const install = await findFile(disc, ...INSTALL_IMAGES)
  const images = await readImages(disc, (install ?? bootWim).path)
  const name = install ? productOf(images) : peName(disc.volumeId)
  const managers: RecognisedStart['files'] = await managerFiles(disc)
  const entry: RecognisedEntry = {
    title: install ? `Windows PE of ${name}` : name,
    kernel: bootWim.path,
    initrd: [],
    arguments: '',
    experimental: install !== null,
    start: {
      kind: 'wimboot',
      files: [...managers, { name: 'BCD', path: bcd.path }, { name: 'boot.sdi', path: sdi.path }],
    },
  }
  return {
    family: install ? (/Server/.test(name) ? 'windows-server' : 'windows') : 'winpe',
    product: name,
    version: /Windows (?:Server )?(\d+)/.exec(name)?.[1] ?? null,
    arch: images?.arch ?? (await archOfLoaders(disc.tree)),
    edition: images && install ? images.names.join(', ').slice(0, 512) || null : null,
    netboot: install ? 'partial' : 'yes',
    reason: remark(install ? 'windows-setup' : 'windows-pe'),
    wayOut: install
      ? { kind: 'other-server', remark: remark('windows-share') }
      : { kind: 'add-boot-program', remark: remark('windows-add-wimboot') },
    evidence: [
      remark('windows-is-pe', { path: bootWim.path }),
      ...(images && install ? imageEvidence(install.path, images) : []),
    ],
    entries: [entry],
    ramMegabytes: ramForWindowsPe(bootWim.sizeBytes),
  }
}

function imageEvidence(path: string, { names: [text], build }: WimImages): readonly ImageRemark[] {
  if (text === undefined) return []
  return [
    build === null
      ? remark('windows-image', { path, text })
      : remark('windows-image-build', { path, text, build }),
  ]
}

type RecognisedStart = Extract<NonNullable<RecognisedEntry['start']>, { kind: 'wimboot' }>

/** The boot managers for BIOS and UEFI; if the disc has none, wimboot takes them from boot.wim. */
async function managerFiles(disc: Disc): Promise<{ name: string; path: string }[]> {
  const files: { name: string; path: string }[] = []
  for (const name of ['bootmgr', 'bootmgr.efi']) {
    const file = await findFile(disc, `/${name}`)
    if (file) files.push({ name, path: file.path })
  }
  return files
}

async function readImages(disc: Disc, path: string): Promise<WimImages | null> {
  const header = await disc.readBytes(path, 0, WIM_HEADER_BYTES)
  const where = header && decodeWimHeader(header)
  const description = where && (await disc.readBytes(path, where.offset, where.length))
  return description && parseWimDescription(description)
}

/** `Windows 11 Pro`, `Windows 11 Home` -> `Windows 11`. */
function productOf(images: WimImages | null): string {
  const named = images?.names.map(name => /Windows (?:Server )?[\w.]+/.exec(name)?.[0]).find(Boolean)
  return named ?? 'Windows'
}

function peName(label: string): string {
  return /HBCD/i.test(label) ? "Hiren's BootCD PE" : 'Windows PE'
}

/** The description inside a Windows image file. */
interface WimImages {
  /** `Windows 11 Pro`…, one for each edition. */
  readonly names: readonly string[]
  readonly build: string | null
  readonly arch: 'amd64' | 'i386' | 'arm64' | null
}

/** Size of a WIM header (Microsoft, "Windows Imaging File Format": WIMHEADER_V1_PACKED). */
const WIM_HEADER_BYTES = 208
const MAGIC = 'MSWIM\0\0\0'
const XML_ENTRY = 0x48
/** About 100 KB with twenty editions in forty languages. */
const MAX_XML_BYTES = 1024 * 1024
/** PROCESSOR_ARCHITECTURE_* of winnt.h. */
const ARCHES: Readonly<Record<string, WimImages['arch']>> = { 0: 'i386', 9: 'amd64', 12: 'arm64' }

/** The position of the description in the file; null if these bytes are not a WIM header. */
function decodeWimHeader(bytes: Uint8Array): { offset: number; length: number } | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.length < WIM_HEADER_BYTES || header.toString('latin1', 0, 8) !== MAGIC) return null
  // Seven bytes of length, one of flags, then the offset.
  const length = header.readUIntLE(XML_ENTRY, 6)
  const offset = header.readUIntLE(XML_ENTRY + 8, 6)
  return length > 0 && length <= MAX_XML_BYTES ? { offset, length } : null
}

function parseWimDescription(bytes: Uint8Array): WimImages {
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
