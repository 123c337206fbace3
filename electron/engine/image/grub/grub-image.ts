import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createMemoryBlockSource, type BlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import { readTextFile } from '../create-file-tree.ts'
import type { PeImage } from '../signature/pe-image.ts'
import { trimEndOf, upTo } from '../../base/scan.ts'
import { withoutLongLines } from '../../base/foreign-lines.ts'

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

/** How a GRUB finds its configuration, as far as its binary shows. */
export interface GrubSearch {
  /** Absolute paths of configurations it may read, the built-in prefix first. */
  readonly configurations: readonly string[]
  /** Files that must exist where its configuration is: Debian's `/.disk/info`. */
  readonly markers: readonly string[]
  /** Volume labels that it searches for. */
  readonly labels: readonly string[]
  /** True if it has the modules for loading files by TFTP through the firmware's network driver. */
  readonly canNetboot: boolean
}

/** Configurations that a GRUB on a disc always tries: in the folder that it was started from, and the usual ones. */
const USUAL = ['/boot/grub/grub.cfg', '/boot/grub2/grub.cfg', '/EFI/BOOT/grub.cfg', '/grub/grub.cfg']
const MAX_FOUND = 32

/**
 * Extracts the search from the built-in scripts. Does not run them: it collects every path that they source and every
 * file that they search for, in any branch, because a disc that has all of them suits every branch.
 */
export function grubSearchOf(image: GrubImage): GrubSearch {
  const configurations = new Set<string>()
  const markers = new Set<string>()
  const labels = new Set<string>()
  const prefixes = new Set([bare(image.prefix)].filter(isPlain))
  const lines = image.scripts
    .flatMap(script => withoutLongLines(script).split(/[\n;]/).slice(0, 2000))
    .map(words)
  for (const line of lines) {
    const prefix = line.find(word => word.startsWith('prefix='))?.slice('prefix='.length)
    if (prefix !== undefined && isPlain(bare(prefix))) prefixes.add(bare(prefix))
    const searched = searchedFor(line)
    if (searched)
      (searched.isLabel ? labels : markers).add(searched.isLabel ? searched.hint : bare(searched.hint))
  }
  for (const prefix of prefixes) configurations.add(`${prefix}/grub.cfg`)
  for (const line of lines) {
    const at = line.findIndex(word => word === 'source' || word === 'configfile' || word === '.')
    const path = at < 0 ? undefined : line[at + 1]
    if (path === undefined) continue
    for (const prefix of ['', ...prefixes]) {
      const found = bare(path.replace(/^\$\{?prefix\}?/, prefix).replace(/^\$\{?cmdpath\}?/, '/EFI/BOOT'))
      if (isPlain(found)) configurations.add(found)
    }
  }
  for (const path of USUAL) configurations.add(path)
  return {
    configurations: [...configurations].slice(0, MAX_FOUND),
    markers: [...markers].filter(isPlain).slice(0, MAX_FOUND),
    labels: [...labels].slice(0, MAX_FOUND),
    canNetboot: image.modules.has('efinet') && image.modules.has('tftp'),
  }
}

/** `search --file --set=root /.disk/info`, `search.fs_label LABEL root`, `search -l LABEL`. */
function searchedFor(line: readonly string[]): { readonly isLabel: boolean; readonly hint: string } | null {
  const at = line.findIndex(word => /^search(\.|$)/.test(word))
  if (at < 0) return null
  const command = line[at] ?? ''
  const rest = line.slice(at + 1)
  const flags = rest.filter(word => word.startsWith('-'))
  const plain = rest.filter(word => !word.startsWith('-'))
  if (command === 'search.fs_uuid' || flags.some(flag => /^(-u|--fs-uuid)$/.test(flag))) return null
  const isLabel = command === 'search.fs_label' || flags.some(flag => /^(-l|--label|--fs-label)$/.test(flag))
  // In old scripts the variable of `--set root` is a separate word; the search term is last.
  const hint = command === 'search' ? plain.at(-1) : plain[0]
  return hint === undefined ? null : { isLabel, hint }
}

/** Removes a leading `(device)`, `$root` or the like. */
function bare(path: string): string {
  const plain = path.replace(/^\([^()]*\)/, '').replace(/^\$\{?\w+\}?/, '')
  return trimEndOf(plain, '/')
}

function isPlain(path: string): boolean {
  return /^(\/[A-Za-z0-9._+@-]+)+$/.test(path) && !path.split('/').includes('..') && path.length < 128
}

function words(line: string): readonly string[] {
  return (upTo(line, '#').match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map(word => word.replaceAll(/["']/g, ''))
}
