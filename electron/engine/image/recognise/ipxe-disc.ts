import { remark } from '#contract/image-remark.ts'
import { findFile } from './find-file.ts'
import type { Recogniser, RecognisedEntry } from './recognition.ts'

const BIOS_PROGRAMS = ['/ipxe.lkrn', '/ipxe.krn', '/netboot.xyz.lkrn', '/ipxe.lkr']
const EFI_PROGRAMS = ['/ipxe.efi', '/netboot.xyz.efi', '/EFI/BOOT/bootx64.efi']

/** netboot.xyz and other discs of iPXE: a program that asks the network again, or runs the script that was built in. */
export const recogniseIpxeDisc: Recogniser = async disc => {
  const bios = await findFile(disc, ...BIOS_PROGRAMS)
  if (!bios) return null
  const uefi = await findFile(disc, ...EFI_PROGRAMS)
  const isNetbootXyz = /netboot\.xyz/i.test(`${bios.path} ${disc.volumeId} ${disc.applicationId}`)
  const name = isNetbootXyz ? 'netboot.xyz' : 'iPXE'
  const entries: readonly RecognisedEntry[] = [
    {
      title: uefi ? `${name} (BIOS)` : name,
      kernel: bios.path,
      initrd: [],
      arguments: '',
      experimental: false,
      firmware: 'bios',
      architectures: ['i386', 'amd64'],
    },
    ...(uefi
      ? [
          {
            title: `${name} (UEFI)`,
            kernel: uefi.path,
            initrd: [],
            arguments: '',
            experimental: false,
            firmware: 'uefi' as const,
            start: { kind: 'efi' as const },
          },
        ]
      : []),
  ]
  return {
    family: isNetbootXyz ? 'netboot.xyz' : 'ipxe',
    product: name,
    version: null,
    arch: 'amd64',
    netboot: uefi ? 'yes' : 'partial',
    reason: remark(uefi ? 'ipxe-disc' : 'ipxe-disc-for-bios'),
    evidence: [remark('ipxe-program', { path: bios.path })],
    entries,
    ramMegabytes: 128,
  }
}
