import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { openFat } from '#engine/image/fat/open-fat.ts'
import { createMemoryBlockSource, createSliceBlockSource } from '#engine/image/block-source.ts'
import { collect } from '../../../support/collect.ts'
import { fatToolsMissing, makeFatImage } from '../../../support/fat-image.ts'
import { temporaryFolder, type DiscContent } from '../../../support/iso-tools.ts'
import { listWithSevenZip, sevenZipMissing } from '../../../support/seven-zip.ts'

const missing = fatToolsMissing
const folder = temporaryFolder()
afterAll(() => folder.remove())

const CONTENT = {
  'EFI/BOOT/BOOTX64.EFI': randomBytes(80_001),
  'EFI/BOOT/grub.cfg': 'search --file /.disk/info',
  'EFI/debian/A rather long name that no 8.3 name can hold, ünï.cfg': 'long',
  'boot/empty': '',
  lower: 'x',
}

const makeFat = (bits: 12 | 16 | 32, kilobytes: number, content: DiscContent) =>
  makeFatImage(folder.path, `fat${bits}-${kilobytes}`, content, { bits, kilobytes })

describe.skipIf(missing)(`FAT${missing ? ` - ${missing}` : ''}`, () => {
  it.each([
    [12, 2048],
    [16, 16_384],
    [32, 70_000],
  ] as const)('reads FAT%s as mtools wrote it', async (bits, kilobytes) => {
    const image = makeFat(bits, kilobytes, CONTENT)
    const source = createMemoryBlockSource(readFileSync(image))
    const tree = (await openFat(source))!
    const entries = await collect(tree.walk())
    const files = entries.filter(entry => entry.kind === 'file')
    expect(files.map(file => file.path.slice(1)).toSorted()).toEqual(Object.keys(CONTENT).toSorted())
    for (const file of files) {
      const bytes = await createSliceBlockSource(source, file.extents).read(0, file.sizeBytes)
      expect(Buffer.from(bytes)).toEqual(Buffer.from(CONTENT[file.path.slice(1) as keyof typeof CONTENT]))
      expect(Math.abs(file.modifiedMs - Date.now())).toBeLessThan(26 * 3600_000)
    }
    if (!sevenZipMissing)
      expect(entries.map(entry => entry.path).toSorted()).toEqual(
        [...listWithSevenZip(image, 'fat').keys()].toSorted(),
      )
    expect(await tree.find('/efi/boot/bootx64.efi')).toMatchObject({ path: '/EFI/BOOT/BOOTX64.EFI' })
  })

  it('follows a fragmented file', async () => {
    const image = makeFat(12, 1440, {
      one: Buffer.alloc(20_000, 1),
      two: Buffer.alloc(20_000, 2),
      three: 'x',
    })
    const env = { ...process.env, MTOOLS_SKIP_CHECK: '1' }
    execFileSync('mdel', ['-i', image, '::/one'], { env })
    const scattered = randomBytes(60_000)
    writeFileSync(join(folder.path, 'scattered'), scattered)
    execFileSync('mcopy', ['-i', image, join(folder.path, 'scattered'), '::/'], { env })
    const source = createMemoryBlockSource(readFileSync(image))
    const file = (await (await openFat(source))!.find('/scattered'))!
    expect(file.extents.length).toBeGreaterThan(1)
    const bytes = await createSliceBlockSource(source, file.extents).read(0, file.sizeBytes)
    expect(Buffer.from(bytes)).toEqual(scattered)
  })

  it('leaves out a file with a circular chain, and refuses such a directory', async () => {
    const image = readFileSync(makeFat(16, 20_000, { 'dir/inside': 'x', big: Buffer.alloc(60_000) }))
    const whole = (await openFat(createMemoryBlockSource(image)))!
    const big = (await whole.find('/big'))!
    const clusterBytes = image[13]! * 512
    const fat = image.readUInt16LE(14) * 512
    const data = fat + image[16]! * image.readUInt16LE(22) * 512 + image.readUInt16LE(17) * 32
    const clusterOf = (offset: number) => 2 + (offset - data) / clusterBytes
    const cluster = clusterOf(big.extents[0]!.offset)
    image.writeUInt16LE(cluster, fat + cluster * 2)
    const broken = (await openFat(createMemoryBlockSource(image)))!
    // A chain that loops on one cluster is long enough for the file's size; a shorter one is not.
    image.writeUInt16LE(0xffff, fat + cluster * 2)
    const short = (await openFat(createMemoryBlockSource(image)))!
    expect(await short.find('/big')).toBeNull()
    expect(await broken.find('/dir/inside')).not.toBeNull()
    image.writeUInt16LE(2, fat + 2 * 2)
    const circular = (await openFat(createMemoryBlockSource(image)))!
    const dir = await collect(circular.walk()).catch((thrown: unknown) => thrown)
    expect(dir instanceof DecodeError || Array.isArray(dir)).toBe(true)
  })

  it('returns null for anything but FAT', async () => {
    expect(await openFat(createMemoryBlockSource(Buffer.alloc(4096)))).toBeNull()
    expect(await openFat(createMemoryBlockSource(Buffer.alloc(100)))).toBeNull()
  })
})
