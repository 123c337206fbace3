import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { layOutCapsule } from '#engine/image/capsule/capsule.ts'
import { layOutFat } from '#engine/image/capsule/fat-image.ts'
import type { CapsuleFile } from '#engine/image/capsule/folder-tree.ts'
import { openEfiImage } from '#engine/image/eltorito/boot-catalog.ts'
import { openFat } from '#engine/image/fat/open-fat.ts'
import type { FileTree } from '#engine/image/file-tree.ts'
import { createMemoryBlockSource, createSliceBlockSource } from '#engine/image/block-source.ts'
import { openVolume } from '#engine/image/volume.ts'
import { collect } from '../../../support/collect.ts'
import { nameWith, needPackages } from '../../../support/debian-packages.ts'
import { extractWithXorriso, isoToolsMissing, temporaryFolder } from '../../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const fatReason = await needPackages(['dosfstools', 'mtools'])

/** A content that, like a slice of an ISO, returns at most the requested bytes and sometimes fewer. */
function sliced(bytes: Buffer): CapsuleFile['content'] {
  return {
    sizeBytes: bytes.length,
    readInto: async (target, offset) =>
      bytes.copy(target, 0, offset, offset + Math.min(target.length, 70_000)),
  }
}

const kernel = randomBytes(3_000_001)
const shim = randomBytes(948_504)
const configuration = Buffer.from('menuentry one {\n}\n')
const files: readonly CapsuleFile[] = [
  { path: '/.disk/info', content: Buffer.from('A disc') },
  { path: '/boot/grub/grub.cfg', content: configuration },
  { path: '/boot/grub/x86_64-efi/grub.cfg', content: configuration },
  { path: '/live/vmlinuz-6.1.0-56-cloud-amd64', content: sliced(kernel) },
  { path: '/live/vmlinuz-6.1.0-56-other-amd64', content: Buffer.from('differs in the middle') },
  { path: '/empty', content: Buffer.alloc(0) },
]
const efiFiles: readonly CapsuleFile[] = [
  { path: '/EFI/BOOT/BOOTX64.EFI', content: sliced(shim) },
  { path: '/EFI/almalinux/grub.cfg', content: configuration },
  { path: '/EFI/BOOT/a long name, ünï.cfg', content: Buffer.from('long') },
  { path: '/empty', content: Buffer.alloc(0) },
]
const content = { label: 'Debian Bookworm 20261120', dates: null, files, efiFiles }

async function readAll(capsule: ReturnType<typeof layOutCapsule>): Promise<Buffer> {
  const bytes = Buffer.alloc(capsule.sizeBytes, 0xee)
  expect(await capsule.readInto(bytes, 0)).toBe(bytes.length)
  return bytes
}

async function contentsOf(tree: FileTree, bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const source = createMemoryBlockSource(bytes)
  const found = new Map<string, Buffer>()
  for (const entry of await collect(tree.walk()))
    if (entry.kind === 'file')
      found.set(
        entry.path,
        Buffer.from(await createSliceBlockSource(source, entry.extents).read(0, entry.sizeBytes)),
      )
  return found
}

async function expected(list: readonly CapsuleFile[]): Promise<Map<string, Buffer>> {
  const wanted = new Map<string, Buffer>()
  for (const { path, content: one } of list) {
    const bytes = Buffer.alloc(one instanceof Uint8Array ? one.length : one.sizeBytes)
    if (one instanceof Uint8Array) bytes.set(one)
    else for (let at = 0; at < bytes.length;) at += await one.readInto(bytes.subarray(at), at)
    wanted.set(path, bytes)
  }
  return wanted
}

/** Path and digest, so that a failure does not print megabytes. */
const sorted = (map: Map<string, Buffer>) =>
  [...map].map(([path, bytes]) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`).toSorted()

describe('a capsule', () => {
  it('is a disc with Rock Ridge names and an EFI boot image', async () => {
    const bytes = await readAll(layOutCapsule(content))
    const volume = (await openVolume(createMemoryBlockSource(bytes)))!
    expect(volume).toMatchObject({
      fileSystem: 'rock-ridge',
      volumeId: content.label,
      neededBytes: bytes.length,
      bootPlatforms: ['uefi'],
    })
    expect(sorted(await contentsOf(volume.tree, bytes))).toEqual(sorted(await expected(files)))
    const efi = (await openEfiImage(createMemoryBlockSource(bytes), volume.bootCatalog))!
    const inEfi = await contentsOf(efi.tree, bytes.subarray(efi.offset))
    expect(sorted(inEfi)).toEqual(sorted(await expected(efiFiles)))
  })

  it.skipIf(isoToolsMissing !== null)('is read the same by xorriso', async () => {
    const iso = join(folder.path, 'capsule.iso')
    writeFileSync(iso, await readAll(layOutCapsule(content)))
    const target = extractWithXorriso(iso, join(folder.path, 'capsule'))
    const names = readdirSync(target, { recursive: true, withFileTypes: true })
    const found = new Map(
      names
        .filter(one => one.isFile())
        .map(one => join(one.parentPath, one.name))
        .map(path => [path.slice(target.length), readFileSync(path)] as const),
    )
    expect(sorted(found)).toEqual(sorted(await expected(files)))
    const catalog = execFileSync('xorriso', ['-indev', iso, '-report_el_torito', 'plain'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(catalog).toMatch(/boot img : +1 +UEFI +y +none/)
  })

  it.skipIf(isoToolsMissing !== null)('has separate names for readers without Rock Ridge', async () => {
    const iso = join(folder.path, 'plain.iso')
    writeFileSync(iso, await readAll(layOutCapsule(content)))
    const listed = execFileSync('isoinfo', ['-f', '-i', iso], { encoding: 'utf8' }).trim().split('\n')
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed).toContain('/BOOT/GRUB/GRUB.CFG;1')
    for (const path of listed) expect(path).toMatch(/^(\/[A-Z0-9_]{1,8}(\.[A-Z0-9_]{0,3};1)?)+$/)
  })

  it('returns the same bytes for every range, whatever the chunk size', async () => {
    const capsule = layOutCapsule(content)
    const bytes = await readAll(capsule)
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length + 10 }),
        fc.nat({ max: 200_000 }),
        async (offset, length) => {
          const target = Buffer.alloc(length)
          const read = await capsule.readInto(target, offset)
          expect(target.subarray(0, read).equals(bytes.subarray(offset, offset + length))).toBe(true)
          expect(read).toBe(Math.max(0, Math.min(length, bytes.length - offset)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('keeps the dates by which GRUB identifies a disc', async () => {
    const dates = Buffer.from('2026112008430000\0'.repeat(4), 'latin1')
    const bytes = await readAll(layOutCapsule({ ...content, dates }))
    expect(bytes.subarray(16 * 2048 + 813, 16 * 2048 + 813 + dates.length)).toEqual(dates)
  })

  it('lays out hundreds of files in one folder', async () => {
    const many = Array.from({ length: 400 }, (_, index) => ({
      path: `/many/a file with the number ${index}.txt`,
      content: Buffer.from(`number ${index}`),
    }))
    const bytes = await readAll(layOutCapsule({ ...content, files: many }))
    const volume = (await openVolume(createMemoryBlockSource(bytes)))!
    expect(sorted(await contentsOf(volume.tree, bytes))).toEqual(sorted(await expected(many)))
  })

  it('ends early if a file is shorter than announced', async () => {
    const short: CapsuleFile['content'] = { sizeBytes: 5000, readInto: async () => 0 }
    const capsule = layOutCapsule({ ...content, files: [{ path: '/short', content: short }] })
    const target = Buffer.alloc(capsule.sizeBytes)
    expect(await capsule.readInto(target, 0)).toBeLessThan(capsule.sizeBytes)
  })

  it.each(['/../x', '/a/\u0007', `/${'x'.repeat(300)}`, '/', `${'/d'.repeat(30)}/x`, '/a\\b'])(
    'refuses the name %j',
    path => {
      expect(() => layOutCapsule({ ...content, files: [{ path, content: Buffer.alloc(1) }] })).toThrow(
        RangeError,
      )
    },
  )

  it('refuses a file that is too large for ISO 9660', () => {
    const huge: CapsuleFile['content'] = { sizeBytes: 2 ** 32, readInto: async () => 0 }
    expect(() => layOutCapsule({ ...content, files: [{ path: '/huge', content: huge }] })).toThrow(RangeError)
  })
})

describe.skipIf(fatReason !== null)(nameWith('the FAT image of a capsule', fatReason), () => {
  it.each([
    ['small', 1000],
    ['as large as boot programs are', 5_000_000],
    ['larger than clusters of one sector can count', 40_000_000],
  ])('is whole by fsck.vfat: %s', async (_name, sizeBytes) => {
    const big = { path: '/EFI/BOOT/grubx64.efi', content: Buffer.alloc(sizeBytes, 7) }
    const fat = layOutFat([...efiFiles, big])
    const image = join(folder.path, `fat-${sizeBytes}.img`)
    writeFileSync(image, await readAll(fat))
    expect(execFileSync('fsck.vfat', ['-n', image], { encoding: 'utf8' })).toMatch(
      /\d+ files, \d+\/\d+ clusters/,
    )
    const tree = (await openFat(createMemoryBlockSource(readFileSync(image))))!
    expect((await tree.find('/efi/boot/GRUBX64.EFI'))?.sizeBytes).toBe(sizeBytes)
    const copied = execFileSync('mtype', ['-i', image, '::/EFI/almalinux/grub.cfg'])
    expect(copied).toEqual(configuration)
  })
})
