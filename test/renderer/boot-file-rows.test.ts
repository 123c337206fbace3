import { describe, expect, it } from 'vitest'
import type { BootFile } from '#contract/methods.ts'
import { bootFileRows } from '../../renderer/model/boot-file-rows.ts'

const file = (name: string, sizeBytes: number, packageName = 'grub-efi-amd64-bin'): BootFile => ({
  name,
  sizeBytes,
  sha256: 'a'.repeat(64),
  package: packageName,
  version: '2.06',
  licence: 'GPL-3+',
})

describe('the list of boot programs', () => {
  it('names every program, and groups the modules of a folder with their number', () => {
    const rows = bootFileRows([
      file('grubx64.efi', 100),
      file('x86_64-efi/normal.mod', 10),
      file('undionly.kpxe', 70, 'ipxe'),
      file('x86_64-efi/linux.mod', 20),
      file('x86_64-efi/moddep.lst', 3),
    ])
    expect(rows).toEqual([
      { kind: 'file', file: file('grubx64.efi', 100) },
      {
        kind: 'folder',
        folder: 'x86_64-efi',
        count: 3,
        sizeBytes: 33,
        sample: file('x86_64-efi/normal.mod', 10),
      },
      { kind: 'file', file: file('undionly.kpxe', 70, 'ipxe') },
    ])
  })

  it('keeps apart what came from different packages, and names a file that is alone in its folder', () => {
    const mine = file('arm64/snponly.efi', 5, 'ipxe')
    const theirs = file('arm64/grub.mod', 5)
    expect(bootFileRows([mine, theirs])).toEqual([
      { kind: 'file', file: mine },
      { kind: 'file', file: theirs },
    ])
  })
})
