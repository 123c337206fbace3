import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  bootPlatformsOf,
  decodeBootCatalog,
  PlatformId,
  openEfiImage,
} from '#engine/image/eltorito/boot-catalog.ts'
import { createMemoryBlockSource, createSliceBlockSource } from '#engine/image/block-source.ts'
import { openVolume } from '#engine/image/volume.ts'
import { needPackages } from '../../../support/debian-packages.ts'
import { layOut, masterDisc, temporaryFolder } from '../../../support/iso-tools.ts'

const missing = await needPackages(['xorriso', 'dosfstools', 'mtools'])
const folder = temporaryFolder()
afterAll(() => folder.remove())

function entry(fields: {
  bootable?: boolean
  media?: number
  count?: number
  rba?: number
  criteria?: number
}): Buffer {
  const bytes = Buffer.alloc(32)
  bytes[0] = fields.bootable === false ? 0 : 0x88
  bytes[1] = fields.media ?? 0
  bytes.writeUInt16LE(fields.count ?? 4, 6)
  bytes.writeUInt32LE(fields.rba ?? 0, 8)
  if (fields.criteria !== undefined) bytes.fill(fields.criteria, 12)
  return bytes
}
function header(indicator: number, platform: number, count: number, id = ''): Buffer {
  const bytes = Buffer.alloc(32)
  bytes[0] = indicator
  bytes[1] = platform
  bytes.writeUInt16LE(count, 2)
  bytes.write(id, 4, 'latin1')
  return bytes
}
function validation(platform = 0, id = ''): Buffer {
  const bytes = header(1, platform, 0)
  bytes.write(id, 4, 'latin1')
  bytes.set([0x55, 0xaa], 30)
  return bytes
}
const extension = Buffer.alloc(32, 0x77)
extension[0] = 0x44
extension[1] = 0x20

describe('decodeBootCatalog', () => {
  it('reads every section, its entries and their extensions', () => {
    const entries = decodeBootCatalog(
      Buffer.concat([
        validation(0, 'A VENDOR'),
        entry({ rba: 40, media: 2 }),
        header(0x90, 0, 2, 'more bios'),
        entry({ rba: 50, criteria: 0x66 }),
        extension,
        entry({ bootable: false, rba: 60 }),
        header(0x90, PlatformId.PowerPc, 1),
        entry({ rba: 70 }),
        header(0x91, PlatformId.Efi, 1),
        entry({ rba: 80, count: 1 }),
        Buffer.alloc(64),
        entry({ rba: 99 }),
      ]),
    )
    expect(entries.map(({ platformId, loadRba, isBootable }) => [platformId, loadRba, isBootable])).toEqual([
      [0, 40, true],
      [0, 50, true],
      [0, 60, false],
      [1, 70, true],
      [0xef, 80, true],
    ])
    expect(entries[0]).toMatchObject({ idString: 'A VENDOR', media: 'floppy-1.44', sectorCount: 4 })
    expect(entries[1]!.idString).toBe('more bios')
    expect(Buffer.from(entries[1]!.selectionCriteria)).toEqual(
      Buffer.concat([Buffer.alloc(19, 0x66), Buffer.alloc(30, 0x77)]),
    )
    expect(bootPlatformsOf(entries)).toEqual(['bios', 'uefi'])
  })

  it('recognises a UEFI initial entry by the validation entry', () => {
    const entries = decodeBootCatalog(Buffer.concat([validation(PlatformId.Efi), entry({ rba: 20 })]))
    expect(bootPlatformsOf(entries)).toEqual(['uefi'])
  })

  it('reads an invalid catalog as empty', () => {
    expect(decodeBootCatalog(Buffer.alloc(2048))).toEqual([])
    expect(decodeBootCatalog(Buffer.alloc(2048, 0x90))).toEqual([])
    expect(decodeBootCatalog(Buffer.alloc(10, 1))).toEqual([])
  })
})

describe.skipIf(missing)(`the EFI boot image${missing ? ` - ${missing}` : ''}`, () => {
  it('is found on a disc made by xorriso, and its files can be read', async () => {
    const root = join(folder.path, 'disc.d')
    const loader = Buffer.alloc(30_000, 'MZ')
    layOut(root, { 'isolinux/isolinux.bin': Buffer.alloc(4096, 1), 'loader.efi': loader, 'boot/x': 'x' })
    const image = join(root, 'boot/efi.img')
    execFileSync('mkfs.vfat', ['-F', '12', '-C', image, '2880'], { stdio: 'ignore' })
    execFileSync('mmd', ['-i', image, '::/EFI', '::/EFI/BOOT'])
    execFileSync('mcopy', ['-i', image, join(root, 'loader.efi'), '::/EFI/BOOT/BOOTX64.EFI'])
    const options = [
      '-R',
      '-b',
      'isolinux/isolinux.bin',
      '-no-emul-boot',
      '-boot-load-size',
      '4',
      '-c',
      'boot.cat',
    ]
    const iso = masterDisc(join(folder.path, 'disc.iso'), root, [
      ...options,
      ...['-eltorito-alt-boot', '-e', 'boot/efi.img', '-no-emul-boot'],
    ])
    const bytes = readFileSync(iso)
    const disc = createMemoryBlockSource(bytes)
    const volume = (await openVolume(disc))!
    expect(volume.bootCatalog.map(({ platformId, media }) => [platformId, media])).toEqual([
      [0, 'none'],
      [0xef, 'none'],
    ])
    // xorriso's own report about its boot images.
    const report = execFileSync('xorriso', ['-indev', iso, '-report_el_torito', 'plain'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const reported = [...report.matchAll(/^El Torito boot img :.* (\d+)$/gm)].map(match => Number(match[1]))
    expect(volume.bootCatalog.map(({ loadRba }) => loadRba)).toEqual(reported)
    const efi = (await openEfiImage(disc, volume.bootCatalog))!
    const file = (await efi.tree.find('/EFI/BOOT/BOOTX64.EFI'))!
    const read = await createSliceBlockSource(efi.source, file.extents).read(0, file.sizeBytes)
    expect(Buffer.from(read)).toEqual(loader)
    writeFileSync(iso, bytes.subarray(0, 60_000))
  })
})
