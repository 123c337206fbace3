import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { downloadPackages, unpackPackage } from '#engine/features/boot/program/debian-archive.ts'
import { openEfiImage } from '#engine/image/eltorito/boot-catalog.ts'
import { createMemoryBlockSource, createSliceBlockSource } from '#engine/image/block-source.ts'
import { openVolume } from '#engine/image/volume.ts'
import { collect } from '../../support/collect.ts'
import {
  extractWithXorriso,
  isoToolsMissing,
  listWithIsoinfo,
  temporaryFolder,
} from '../../support/iso-tools.ts'
import { extractWithSevenZip, listWithSevenZip, sevenZipMissing } from '../../support/seven-zip.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/**
 * ISOs that Debian ships in packages. They are unpacked, not installed: their scripts would change this computer's
 * boot loader.
 */
const packages = ['memtest86+', 'grub-rescue-pc', 'ipxe']
const discs = (sevenZipMissing ?? isoToolsMissing) ? [] : await packagedDiscs().catch(() => [])

async function packagedDiscs(): Promise<string[]> {
  const target = join(folder.path, 'unpacked')
  mkdirSync(target)
  for (const file of await downloadPackages(packages, folder.path)) await unpackPackage(file, target)
  return readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.iso'))
    .map(name => join(target, name))
}

const ISOINFO_TREES = { 'rock-ridge': '-R', joliet: '-J', plain: null, udf: null } as const

const title = discs.length > 0 ? '' : ' - needs 7-Zip, xorriso, isoinfo and the Debian archive'
describe.skipIf(discs.length === 0)(`discs that Debian ships${title}`, () => {
  it.each(discs.map(disc => [disc.slice(disc.lastIndexOf('/') + 1), disc]))(
    '%s is as 7-Zip reads it',
    async (_, file) => {
      const disc = createMemoryBlockSource(readFileSync(file))
      const volume = (await openVolume(disc))!
      const files = (await collect(volume.tree.walk())).filter(entry => entry.kind === 'file')
      const theirs = listWithSevenZip(file, 'iso')
      expect(files.length).toBeGreaterThan(0)
      for (const entry of files) {
        expect(theirs.get(entry.path)).toBe(entry.sizeBytes)
        const bytes = await createSliceBlockSource(disc, entry.extents).read(0, entry.sizeBytes)
        expect(Buffer.from(bytes).equals(extractWithSevenZip(file, 'iso', entry.path))).toBe(true)
      }
      const listed = [...theirs.keys()].filter(path => !path.startsWith('/[BOOT]'))
      expect(listed.toSorted()).toEqual(
        (await collect(volume.tree.walk())).map(({ path }) => path).toSorted(),
      )
      expect(volume.bootPlatforms.length).toBeGreaterThan(0)
      const efi = await openEfiImage(disc, volume.bootCatalog)
      expect(efi !== null).toBe(volume.bootPlatforms.includes('uefi'))
      if (efi)
        expect((await collect(efi.tree.walk())).map(entry => entry.path.toLowerCase())).toContain('/efi/boot')
    },
  )

  it.each(discs.map(disc => [disc.slice(disc.lastIndexOf('/') + 1), disc]))(
    '%s is as xorriso and isoinfo read it',
    async (name, file) => {
      const disc = createMemoryBlockSource(readFileSync(file))
      const volume = (await openVolume(disc))!
      const entries = await collect(volume.tree.walk())
      const unpacked = extractWithXorriso(file, join(folder.path, `${name}.d`))
      for (const entry of entries.filter(({ kind }) => kind === 'file')) {
        const bytes = await createSliceBlockSource(disc, entry.extents).read(0, entry.sizeBytes)
        expect(Buffer.from(bytes).equals(readFileSync(join(unpacked, entry.path)))).toBe(true)
      }
      const names = listWithIsoinfo(file, ISOINFO_TREES[volume.fileSystem]).map(withoutVersion)
      expect(entries.map(({ path }) => path).toSorted()).toEqual(
        names.filter(path => path !== '/').toSorted(),
      )
    },
  )
})

/** `/BOOT/X.EFI;1` */
function withoutVersion(path: string): string {
  return path.replace(/\.?;1$/, '')
}
