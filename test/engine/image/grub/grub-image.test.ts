import { describe, expect, it } from 'vitest'
import { readGrubImage, grubSearchOf } from '#engine/image/grub/grub-image.ts'
import { createMemoryBlockSource } from '#engine/image/block-source.ts'
import { readPeImage } from '#engine/image/signature/pe-image.ts'
import { nameWith } from '../../../support/debian-packages.ts'
import { needSignedPackages, signedPrograms } from '../../../support/signed-packages.ts'

const reason = await needSignedPackages()

async function search(bytes: Buffer) {
  const source = createMemoryBlockSource(bytes)
  const grub = await readGrubImage(source, (await readPeImage(source))!)
  return grub && { ...grubSearchOf(grub), modules: grub.modules }
}

describe.skipIf(reason !== null)(nameWith("the distribution's signed GRUBs", reason), async () => {
  if (reason !== null) return
  const { shim, discGrub, netbootGrub } = await signedPrograms()

  it('the one for discs looks for /.disk/info and reads /boot/grub/grub.cfg there', async () => {
    const found = await search(discGrub)
    expect(found?.markers).toContain('/.disk/info')
    expect(found?.configurations).toContain('/boot/grub/grub.cfg')
    expect(found?.configurations).toContain('/boot/grub/x86_64-efi/grub.cfg')
    expect(found?.modules.has('iso9660')).toBe(true)
    expect(found?.canNetboot).toBe(false)
  })

  it('the one for the network reads /grub/grub.cfg by TFTP', async () => {
    const found = await search(netbootGrub)
    expect(found?.configurations[0]).toBe('/grub/grub.cfg')
    expect(found?.canNetboot).toBe(true)
  })

  it('a shim is not a GRUB', async () => {
    expect(await search(shim)).toBeNull()
  })

  it('survives broken module tables', async () => {
    const source = createMemoryBlockSource(netbootGrub)
    const { sections } = (await readPeImage(source))!
    const start = sections.find(one => one.name === 'mods')!.offset
    for (const [at, value] of [
      [8, 0xffffffff],
      [16, 0xffffffff],
      [24, 0xffffffff],
      [28, 0],
      [28, 0x7fffffff],
    ] as const) {
      const bytes = Buffer.from(netbootGrub)
      bytes.writeUInt32LE(value, start + at)
      expect(await search(bytes)).toMatchObject({ canNetboot: expect.any(Boolean) as boolean })
    }
  })
})

describe('the built-in search of a GRUB', () => {
  const of = (prefix: string, ...scripts: string[]) =>
    grubSearchOf({ prefix, scripts, modules: new Set(['net', 'efinet', 'tftp']) })

  it('Fedora: the folder of the vendor', () => {
    expect(of('/EFI/fedora')).toMatchObject({ markers: [], labels: [], canNetboot: true })
    expect(of('/EFI/fedora').configurations.slice(0, 1)).toEqual(['/EFI/fedora/grub.cfg'])
    expect(of('/EFI/BOOT').configurations[0]).toBe('/EFI/BOOT/grub.cfg')
  })

  it('a label, in each form of the command', () => {
    const lines = [
      'search --no-floppy --set=root --label "Fedora-S-dvd-x86_64-40"',
      "search --no-floppy --set=root -l 'CentOS-Stream-9'",
      'search.fs_label RHEL-9-4 root',
    ]
    expect(of('', lines.join('\n')).labels).toEqual(['Fedora-S-dvd-x86_64-40', 'CentOS-Stream-9', 'RHEL-9-4'])
  })

  it('a file and a prefix, as SUSE and Debian build them in', () => {
    const found = of(
      '',
      `search --file --set=root /boot/0x6c1ba1f3
       set prefix=($root)/boot/grub2
       source \${prefix}/grub.cfg; configfile /EFI/BOOT/own.cfg # nothing /else`,
    )
    expect(found.markers).toEqual(['/boot/0x6c1ba1f3'])
    expect(found.configurations).toEqual(
      expect.arrayContaining(['/boot/grub2/grub.cfg', '/EFI/BOOT/own.cfg', '/EFI/BOOT/grub.cfg']),
    )
  })

  it('no path that leaves a disc', () => {
    const found = of(
      '/a/../../etc',
      'source /../../etc/passwd\nsearch --file --set=root /../x\nsource "/a b"',
    )
    expect([...found.configurations, ...found.markers].join()).not.toMatch(/\.\.|passwd| /)
  })
})
