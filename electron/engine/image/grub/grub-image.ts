import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createMemoryBlockSource, type BlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import { readTextFile } from '../read-file.ts'
import type { PeImage } from '../signature/pe-image.ts'

/** The built-in parts of a GRUB for EFI. */
export interface GrubImage {
  /** The built-in folder of its configuration: `/boot/grub`, `/EFI/BOOT`; empty for none. */
  readonly prefix: string
  /** Scripts that it runs before any configuration. */
  readonly scripts: readonly string[]
  /** Names of its modules; with Secure Boot on it can load no others. */
  readonly modules: ReadonlySet<string>
}

/** grub/kernel.h: `struct grub_module_info64` and the object types after it. */
const MAGIC = 0x676d696d
const Kind = { Elf: 0, Memdisk: 1, Config: 2, Prefix: 3 } as const
const INFO_BYTES = 24
const OBJECT_HEADER_BYTES = 8
const MAX_MODULES_BYTES = 32 * 1024 * 1024
const MAX_OBJECTS = 2048
const MAX_SCRIPT_BYTES = 256 * 1024

/** Null if the program has no `mods` section, so is not a GRUB. Rejects with DecodeError for a broken one. */
export async function readGrubImage(source: BlockSource, image: PeImage): Promise<GrubImage | null> {
  const section = image.sections.find(one => one.name === 'mods')
  if (!section || section.length < INFO_BYTES || section.length > MAX_MODULES_BYTES) return null
  const bytes = Buffer.from(await source.read(section.offset, section.length))
  if (bytes.readUInt32LE(0) !== MAGIC) return null
  const end = Math.min(bytes.length, Number(bytes.readBigUInt64LE(16)))
  let prefix = ''
  const scripts: string[] = []
  const modules = new Set<string>()
  let at = Number(bytes.readBigUInt64LE(8))
  for (let count = 0; count < MAX_OBJECTS && at + OBJECT_HEADER_BYTES <= end; count++) {
    const length = bytes.readUInt32LE(at + 4)
    if (length < OBJECT_HEADER_BYTES || at + length > end) break
    const content = bytes.subarray(at + OBJECT_HEADER_BYTES, at + length)
    const kind = bytes.readUInt32LE(at)
    if (kind === Kind.Elf) modules.add(moduleName(content) ?? '')
    else if (kind === Kind.Prefix) prefix = text(content)
    else if (kind === Kind.Config) scripts.push(text(content))
    else if (kind === Kind.Memdisk) scripts.push(...(await memdiskScript(content)))
    at += length
  }
  modules.delete('')
  return { prefix, scripts, modules }
}

/** Debian and Ubuntu embed a small FAT image with the script that looks for the disc. */
async function memdiskScript(content: Uint8Array): Promise<readonly string[]> {
  const source = createMemoryBlockSource(content)
  const tree = await openFat(source).catch(nullOnDecodeError)
  const script = tree && (await readTextFile(tree, source, '/grub.cfg').catch(nullOnDecodeError))
  return script ? [script] : []
}

function text(content: Buffer): string {
  const end = content.indexOf(0)
  return content.toString('utf8', 0, Math.min(end < 0 ? content.length : end, MAX_SCRIPT_BYTES))
}

const SECTION_HEADER_BYTES = 64
const MAX_SECTIONS = 64

/** The name in the `.modname` section of a GRUB module, a relocatable ELF64 file; null without one. */
function moduleName(elf: Buffer): string | null {
  if (elf.length < 64 || elf.readUInt32BE(0) !== 0x7f454c46 || elf[4] !== 2) return null
  const table = Number(elf.readBigUInt64LE(40))
  const count = Math.min(elf.readUInt16LE(60), MAX_SECTIONS)
  const names = sectionAt(elf, table, elf.readUInt16LE(62))
  if (!names) return null
  for (let index = 0; index < count; index++) {
    const section = sectionAt(elf, table, index)
    if (section && textAt(names.content, section.name) === '.modname') return textAt(section.content, 0)
  }
  return null
}

function sectionAt(elf: Buffer, table: number, index: number): { name: number; content: Buffer } | null {
  const at = table + index * SECTION_HEADER_BYTES
  if (at + SECTION_HEADER_BYTES > elf.length) return null
  const offset = Number(elf.readBigUInt64LE(at + 24))
  const length = Number(elf.readBigUInt64LE(at + 32))
  if (offset + length > elf.length) return null
  return { name: elf.readUInt32LE(at), content: elf.subarray(offset, offset + length) }
}

function textAt(bytes: Buffer, offset: number): string {
  const end = bytes.indexOf(0, offset)
  return bytes.toString('latin1', offset, end < 0 ? bytes.length : end)
}
