import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { createCachedBlockSource, createMemoryBlockSource } from '#engine/image/block-source.ts'
import { openEfiImage } from '#engine/image/eltorito/boot-catalog.ts'
import { openFat } from '#engine/image/fat/open-fat.ts'
import type { FileTree } from '#engine/image/file-tree.ts'
import { namesInInitrd } from '#engine/image/initrd/look-into-initrd.ts'
import { createReadBudget, OutOfBudget } from '#engine/image/read-budget.ts'
import { recognise } from '#engine/image/recognise/recognise.ts'
import { openVolume } from '#engine/image/volume.ts'
import { makeEfiProgram } from '../support/efi-program.ts'
import { makeFatImage } from '../support/fat-image.ts'
import { COMPRESSORS, packSegment, type Compressor } from '../support/initrd.ts'
import { layOut, masterDisc, type DiscContent } from '../support/iso-tools.ts'
import { writeUdf, type UdfShape } from '../support/udf-writer.ts'
import type { Subject } from './mutate.ts'

const BLOCK = 2048

/** One image of every format, each with its difficult features; built by the real tools. */
export function createSubjects(folder: string): readonly Subject[] {
  return [...isoSubjects(folder), ...udfSubjects(), ...initrdSubjects(folder), fatSubject(folder)]
}

/** Names may be anything, but never lead elsewhere; content is inside the image. Broken images are DecodeErrors. */
async function readTree(tree: FileTree, sizeBytes: number): Promise<void> {
  let names = 0
  for await (const entry of tree.walk()) {
    for (const { offset, length } of entry.extents)
      if (!(offset >= 0 && length > 0 && offset + length <= sizeBytes))
        throw new Error(`${entry.path} lies outside the image: ${offset}+${length}`)
    const stated = entry.extents.reduce((sum, extent) => sum + extent.length, 0)
    if (entry.kind === 'file' && stated !== entry.sizeBytes) throw new Error(`${entry.path} has two sizes`)
    if (/\/\.\.?(\/|$)|\/\/|\0/.test(entry.path))
      throw new Error(`a path that leads elsewhere: ${entry.path}`)
    if (entry.kind === 'symlink') await tree.find(entry.path)
    if (++names > 50_000) return
  }
}

async function readDisc(bytes: Uint8Array): Promise<void> {
  const source = createCachedBlockSource(createMemoryBlockSource(bytes))
  await onlyDecodeErrors(async () => {
    const volume = await openVolume(source)
    if (!volume || volume.neededBytes > bytes.length) return
    await onlyDecodeErrors(() => readTree(volume.tree, bytes.length))
    await onlyDecodeErrors(() => recognise(volume, source))
    await onlyDecodeErrors(async () => {
      const efi = await openEfiImage(source, volume.bootCatalog)
      if (efi) await readTree(efi.tree, efi.source.sizeBytes)
    })
  })
}

async function onlyDecodeErrors(read: () => Promise<unknown>): Promise<void> {
  try {
    await read()
  } catch (thrown) {
    if (!(thrown instanceof DecodeError) && !(thrown instanceof OutOfBudget)) throw thrown
  }
}

function isoSubjects(folder: string): Subject[] {
  const long = 'n'.repeat(200)
  const content: DiscContent = {
    'a-file': 'a',
    'a-link': `-> ${'x'.repeat(240)}/${'y'.repeat(240)}`,
    [`${long}/${long}`]: 'long',
    'd1/d2/d3/d4/d5/d6/d7/d8/d9/deep': 'relocated',
    'boot/grub/grub.cfg': 'menuentry "x" {\n linux /live/vmlinuz boot=live\n initrd /live/initrd.img\n}\n',
    'live/vmlinuz': 'k',
    'live/initrd.img': packSegment(folder, { 'lib/live/boot/9990-mount-http.sh': '' }, 'gzip'),
    'live/filesystem.squashfs': 'hsqs',
    'isolinux/isolinux.bin': Buffer.alloc(4096),
    'efi.img': readFileSync(makeFat(folder)),
  }
  const root = join(folder, 'iso.d')
  layOut(root, content)
  const boot = ['-b', 'isolinux/isolinux.bin', '-no-emul-boot', '-boot-load-size', '4', '-c', 'boot.cat']
  const efi = ['-eltorito-alt-boot', '-e', 'efi.img', '-no-emul-boot']
  const isos = [
    ['rock ridge', masterDisc(join(folder, 'rr.iso'), root, ['-R', ...boot, ...efi])],
    ['joliet', masterDisc(join(folder, 'joliet.iso'), root, ['-J', '-joliet-long'])],
    ['bridge', masterDisc(join(folder, 'bridge.iso'), root, ['-udf', '-J', '-R', '-quiet'], 'genisoimage')],
  ] as const
  return isos.map(([name, file]) => ({
    name,
    bytes: readFileSync(file),
    hot: name === 'bridge' ? udfHot(readFileSync(file)) : isoHot(readFileSync(file)),
    mend: mendTags,
    read: readDisc,
  }))
}

/** Descriptors, and every sector that begins like a directory or holds a SUSP entry. */
function isoHot(bytes: Buffer) {
  const hot = [{ offset: 16 * BLOCK, length: 8 * BLOCK }]
  for (let offset = 18 * BLOCK; offset + BLOCK <= bytes.length; offset += BLOCK) {
    const sector = bytes.subarray(offset, offset + BLOCK)
    const isDirectory = sector[0] === 34 + sector.subarray(33).findIndex(byte => byte > 1) || sector[32] === 1
    if (
      (isDirectory && sector[25] === 2) ||
      /PX\x24\x01|CE\x1c\x01|NM.\x01|SL.\x01/s.test(sector.toString('latin1'))
    )
      hot.push({ offset, length: BLOCK })
  }
  return hot
}

function udfSubjects(): Subject[] {
  const content = {
    'a.txt': 'hello',
    'sources/boot.wim': Buffer.alloc(20_000, 1),
    'ünï/日本語.txt': 'wide',
    'a/b/c/d': '-> ../x',
    empty: '',
  }
  const shapes: readonly UdfShape[] = [
    {},
    { allocation: 'long', pieces: 4, chained: true },
    { allocation: 'inline', entry: 'extended' },
    { partition: 'metadata', entry: 'extended' },
    { partition: 'virtual' },
    { partition: 'sparable' },
  ]
  return shapes.map(shape => {
    const bytes = writeUdf(content, shape)
    return { name: `udf ${JSON.stringify(shape)}`, bytes, hot: udfHot(bytes), mend: mendTags, read: readDisc }
  })
}

/** Every block that begins with a descriptor. */
function udfHot(bytes: Buffer) {
  const hot = []
  for (let offset = 0; offset + BLOCK <= bytes.length; offset += BLOCK)
    if (hasTag(bytes, offset)) hot.push({ offset, length: offset === 256 * BLOCK ? 48 : 512 })
  return hot
}

function hasTag(bytes: Buffer, offset: number): boolean {
  const identifier = bytes.readUInt16LE(offset)
  return (
    identifier > 0 &&
    identifier <= 266 &&
    bytes[offset + 4] === tagSum(bytes, offset) &&
    bytes[offset + 4] !== 0
  )
}

/** Tags are at the start of blocks, and in directories at multiples of four. */
function mendTags(bytes: Buffer, offset: number): void {
  const block = offset - (offset % BLOCK)
  for (const at of [block, ...Array.from({ length: 4 }, (_, index) => offset - (offset % 4) - index * 4)]) {
    if (at < block || at + 16 > bytes.length) continue
    const identifier = bytes.readUInt16LE(at)
    if (identifier === 257 || (at === block && identifier > 0 && identifier <= 266))
      bytes[at + 4] = tagSum(bytes, at)
  }
}

function tagSum(bytes: Buffer, at: number): number {
  let sum = 0
  for (let index = 0; index < 16; index++) if (index !== 4) sum += bytes[at + index]!
  return sum & 0xff
}

function initrdSubjects(folder: string): Subject[] {
  const early = packSegment(folder, { 'kernel/x86/microcode/x.bin': Buffer.alloc(700, 5) })
  const content = {
    'scripts/casper': 'x'.repeat(300),
    'usr/lib/x.ko': Buffer.alloc(40_000, 'abc'),
    link: '-> init',
  }
  const read = (bytes: Uint8Array) =>
    onlyDecodeErrors(async () => {
      const budget = createReadBudget({ timeMs: 1500, maxBytes: 64 * 1024 * 1024 })
      for await (const name of namesInInitrd(createMemoryBlockSource(bytes), budget)) void name
    })
  return (Object.keys(COMPRESSORS) as Compressor[]).map(compressor => {
    const bytes = Buffer.concat([early, Buffer.alloc(512), packSegment(folder, content, compressor)])
    return { name: `initrd ${compressor}`, bytes, hot: [{ offset: 0, length: bytes.length }], read }
  })
}

function fatSubject(folder: string): Subject {
  const bytes = readFileSync(makeFat(folder))
  const read = (image: Uint8Array) =>
    onlyDecodeErrors(async () => {
      const tree = await openFat(createMemoryBlockSource(image))
      if (tree) await readTree(tree, image.length)
    })
  return {
    name: 'fat',
    bytes,
    hot: [
      { offset: 0, length: 64 },
      { offset: 512, length: 8 * 1024 },
    ],
    read,
  }
}

let fatImage: string | null = null
function makeFat(folder: string): string {
  const content = { 'EFI/BOOT/A long name.cfg': 'x', 'EFI/BOOT/BOOTX64.EFI': makeEfiProgram(0x8664, 9000) }
  return (fatImage ??= makeFatImage(folder, 'fat', content, { bits: 12, kilobytes: 160 }))
}
