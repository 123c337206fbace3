import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { remark } from '#words/remark.ts'
import { importImage } from '#engine/image/import-image.ts'
import { makeEfiProgram } from '../../../support/efi-program.ts'
import { fatToolsMissing, makeFatImage } from '../../../support/fat-image.ts'
import { isoToolsMissing, makeDisc, temporaryFolder, type DiscContent } from '../../../support/iso-tools.ts'

const missing = isoToolsMissing ?? fatToolsMissing
const folder = temporaryFolder()
afterAll(() => folder.remove())

let discs = 0
async function importing(content: DiscContent, inEfiImage: DiscContent | null = null) {
  const name = `disc-${++discs}`
  const image = inEfiImage && makeFatImage(folder.path, name, inEfiImage, { bits: 12, kilobytes: 320 })
  const path = makeDisc(folder.path, name, image ? { ...content, 'efi.img': readFileSync(image) } : content, [
    '-R',
    '-V',
    'TOOLS',
    ...(image ? ['-e', 'efi.img', '-no-emul-boot'] : []),
  ])
  return importImage({ path, id: name, name: null, libraryFolder: `${folder.path}/library` })
}

const X64 = 0x8664
const ARM64 = 0xaa64

describe.skipIf(missing)(`discs of EFI programs${missing ? ` - ${missing}` : ''}`, () => {
  it('a program that GRUB chain-loads is an entry, wherever it is on the disc', async () => {
    const image = await importing(
      {
        'EFI/tools/shell.efi': makeEfiProgram(X64),
        'EFI/tools/not-a-program.efi': 'text',
        'boot/grub/grub.cfg': `
menuentry "Shell" { chainloader /efi/tools/SHELL.EFI -nomap }
menuentry "Memory test" { chainloader /EFI/BOOT/mt.efi }
menuentry "Broken" { chainloader /EFI/tools/not-a-program.efi }
menuentry "On a drive of the machine" { chainloader (hd0,1)/EFI/Microsoft/Boot/bootmgfw.efi }
menuentry "Old system" { ntldr /ntldr }
`,
      },
      { 'EFI/BOOT/MT.EFI': makeEfiProgram(ARM64) },
    )
    expect(image).toMatchObject({ family: 'unknown', netboot: 'partial', reason: remark('efi-program') })
    const common = { kind: 'efi', experimental: true, firmware: 'uefi', initrd: [] }
    expect(image.entries).toMatchObject([
      {
        ...common,
        title: 'Shell',
        kernel: '/EFI/tools/shell.efi',
        arguments: '-nomap',
        architectures: ['amd64'],
      },
      {
        ...common,
        title: 'Memory test',
        kernel: '/.slipway/efi-image/EFI/BOOT/MT.EFI',
        architectures: ['arm64'],
      },
    ])
    expect(image.evidence).toContainEqual(
      remark('entry-not-understood', { title: 'Old system', command: 'ntldr' }),
    )
  })

  it('are listed with the Linux kernels of the same menu', async () => {
    const image = await importing({
      vmlinuz: 'k',
      'EFI/tools/shell.efi': makeEfiProgram(X64),
      'boot/grub/grub.cfg':
        'menuentry "Linux" { linux /vmlinuz quiet }\nmenuentry "Shell" { chainloader /EFI/tools/shell.efi }\n',
    })
    expect(image.entries.map(entry => [entry.title, entry.kind])).toEqual([
      ['Linux', 'linux'],
      ['Shell', 'efi'],
    ])
    expect(image.reason.code).toBe('generic-own-arguments')
  })

  it('a disc that only firmware can start offers what it would start', async () => {
    const image = await importing({ 'data/readme': 'x' }, { 'EFI/BOOT/BOOTX64.EFI': makeEfiProgram(X64) })
    expect(image).toMatchObject({ netboot: 'partial', arch: 'amd64', wayOut: { kind: 'edit-arguments' } })
    expect(image.entries).toMatchObject([
      { title: 'TOOLS', kind: 'efi', kernel: '/.slipway/efi-image/EFI/BOOT/BOOTX64.EFI', firmware: 'uefi' },
    ])
  })

  it('a disc without any is refused', async () => {
    const image = await importing({ 'EFI/BOOT/BOOTX64.EFI': 'MZ' })
    expect(image).toMatchObject({ netboot: 'no', entries: [] })
  })
})
