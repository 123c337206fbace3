import type { BlockSource } from '../block-source.ts'
import { openFat } from '../fat/open-fat.ts'
import { createMemoryBlockSource } from '../memory-block-source.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { readTextFile } from '../read-text-file.ts'
import type { PeImage } from '../signature/pe-image.ts'
import { moduleName } from './module-name.ts'

/** What was built into a GRUB for EFI. */
export interface GrubImage {
  /** Where it looks for its configuration, as built in: `/boot/grub`, `/EFI/BOOT`; empty for none. */
  readonly prefix: string
  /** Scripts that it runs by itself, before any configuration. */
  readonly scripts: readonly string[]
  /** Names of its modules; under Secure Boot it gets no others. */
  readonly modules: ReadonlySet<string>
}

/** grub/kernel.h: `struct grub_module_info64` and the kinds of object behind it. */
const MAGIC = 0x676d696d
const Kind = { Elf: 0, Memdisk: 1, Config: 2, Prefix: 3 } as const
const INFO_BYTES = 24
const OBJECT_HEADER_BYTES = 8
const MAX_MODULES_BYTES = 32 * 1024 * 1024
const MAX_OBJECTS = 2048
const MAX_SCRIPT_BYTES = 256 * 1024

/** Null where the program has no `mods` section: it is no GRUB. Rejects with DecodeError where it is a broken one. */
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

/** Debian and Ubuntu build a small FAT image in, with the script that looks for the disc. */
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
