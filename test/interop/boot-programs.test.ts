import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BootFile } from '#contract/methods.ts'
import { createBootPrograms } from '#engine/features/boot/program/boot-programs.ts'
import type { SourcePackage } from '#engine/features/boot/program/source-offer.ts'
import { fetchBootPrograms, namedLicences } from '#engine/features/boot/program/fetch-debian.ts'
import { readManifest } from '#engine/features/boot/program/manifest.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'

const reason = await needPackages(['apt', 'dpkg'])

describe.skipIf(reason !== null)(nameWith("boot programs from the distribution's packages", reason), () => {
  let root: string
  let folder: string
  let fetched: readonly BootFile[]

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'slipway-fetch-'))
    folder = join(root, 'boot')
    await mkdir(folder)
    await writeFile(join(folder, 'from-last-time'), '')
    fetched = await fetchBootPrograms({ folder })
  })
  afterAll(() => rm(root, { recursive: true }))

  it('are what BIOS, UEFI and Secure Boot machines start with', () => {
    expect(fetched.map(file => file.name)).toEqual(
      expect.arrayContaining([
        ...['undionly.kpxe', 'snponly.efi', 'ipxe.efi', 'pxelinux.0', 'ldlinux.c32', 'menu.c32', 'memdisk'],
        ...['shimx64.efi', 'grubx64.efi', 'x86_64-efi/multiboot2.mod', 'x86_64-efi/command.lst'],
      ]),
    )
  })

  it('match the manifest byte for byte', async () => {
    expect(await readManifest(folder)).toEqual(fetched)
    for (const file of fetched) {
      const bytes = await readFile(join(folder, file.name))
      expect(bytes.length, file.name).toBe(file.sizeBytes)
      expect(createHash('sha256').update(bytes).digest('hex'), file.name).toBe(file.sha256)
    }
  })

  it('are programs for the right firmware', async () => {
    for (const { name } of fetched.filter(
      file => file.name.endsWith('.efi') && file.package !== 'memtest86+',
    )) {
      const bytes = await readFile(join(folder, name))
      const header = bytes.readUInt32LE(0x3c)
      expect(bytes.toString('latin1', header, header + 4), name).toBe('PE\0\0')
      // PE/COFF machine: x64, or i386 for 32-bit UEFI.
      expect(bytes.readUInt16LE(header + 4), name).toBe(name === 'grubia32.efi' ? 0x14c : 0x8664)
    }
  })

  it('name their origin, and include their licences', async () => {
    for (const file of fetched) {
      expect(file.version, file.name).not.toBe('')
      expect(file.licence, file.name).toMatch(/GPL|BSD/)
      expect(await readFile(join(folder, 'licences', `${file.package}.txt`), 'utf8')).not.toBe('')
    }
  })

  it('include the full texts of the GPL, and an offer of the source code of every package', async () => {
    const licences = join(folder, 'licences')
    const common = await readdir(join(licences, 'common-licenses'))
    expect(common).toEqual(expect.arrayContaining(['GPL-2', 'GPL-3']))
    for (const file of await readdir(licences))
      if (file.endsWith('.txt') && file !== 'SOURCE-OFFER.txt')
        for (const name of namedLicences(await readFile(join(licences, file), 'utf8')))
          expect(common, file).toContain(name)
    expect(await readFile(join(licences, 'common-licenses/GPL-2'), 'utf8')).toMatch(/TERMS AND CONDITIONS/)
    const sources = JSON.parse(await readFile(join(licences, 'sources.json'), 'utf8')) as SourcePackage[]
    const offer = await readFile(join(licences, 'SOURCE-OFFER.txt'), 'utf8')
    for (const { name, version } of sources) expect(offer).toContain(`apt-get source ${name}=${version}`)
    const covered = new Set(sources.flatMap(one => one.packages))
    for (const file of fetched) expect(covered, file.name).toContain(file.package)
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ipxe', 'grub2', 'syslinux', 'shim']),
    )
  })

  it('replace the whole old folder', async () => {
    expect(await readdir(folder)).not.toContain('from-last-time')
    expect(await readdir(root)).toEqual(['boot'])
    const list = await createBootPrograms({ folders: [join(root, 'own'), folder] }).list()
    expect(list).toHaveLength(fetched.length)
  })
})
