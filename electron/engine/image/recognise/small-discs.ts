import type { ImageArch } from '#contract/image.ts'
import { remark } from '#words/remark.ts'
import { archOfLoaders, findFile } from './disc-facts.ts'
import { EDIT_ARGUMENTS, ramForDiskImage } from './entries.ts'
import type { Recogniser, RecognisedEntry } from './recognition.ts'

/** One file is both an EFI program and a Linux kernel for BIOS (memtest86plus, boot/header.S). */
const MEMTEST_PROGRAMS: readonly (readonly [ImageArch, readonly string[]])[] = [
  ['amd64', ['/EFI/BOOT/bootx64.efi', '/boot/memtest', '/EFI/BOOT/memtest', '/boot/mt86p_x86_64']],
  ['i386', ['/EFI/BOOT/bootia32.efi']],
]

/** Memtest86+ 6 and newer. */
export const recogniseMemtest: Recogniser = async disc => {
  if (!/^MT86PLUS/i.test(disc.volumeId)) return null
  const entries: RecognisedEntry[] = []
  for (const [arch, paths] of MEMTEST_PROGRAMS) {
    const program = await findFile(disc, ...paths)
    if (program)
      entries.push({
        title: `Memtest86+ (${arch === 'amd64' ? '64' : '32'} bit)`,
        kernel: program.path,
        initrd: [],
        arguments: '',
        experimental: false,
        architectures: arch === 'i386' ? ['i386', 'amd64'] : [arch],
      })
  }
  if (entries.length === 0) return null
  return {
    family: 'memtest86plus',
    product: 'Memtest86+',
    version: null,
    arch: entries[0]?.architectures?.[0] ?? null,
    netboot: 'yes',
    reason: remark('memtest-program'),
    evidence: [remark('label', { text: disc.volumeId })],
    entries,
    ramMegabytes: 64,
  }
}

const BIOS_PROGRAMS = ['/ipxe.lkrn', '/ipxe.krn', '/netboot.xyz.lkrn', '/ipxe.lkr']
const EFI_PROGRAMS = ['/ipxe.efi', '/netboot.xyz.efi', '/EFI/BOOT/bootx64.efi']

/** netboot.xyz and other iPXE discs: a program that boots from the network again, or runs its built-in script. */
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

/** What fits in a BIOS machine's memory next to a booted system. */
const MAX_BYTES = 512 * 1024 * 1024

const BIOS_FAMILIES: readonly (readonly [RegExp, string, string])[] = [
  [/^(FD1\d-(LiveCD|LEGACY|FULL)|FD-SETUP|FDI-CD|FD\d\d-?\w*)$/i, 'freedos', 'FreeDOS'],
]

/**
 * FreeDOS, GRUB's rescue disc and anything else that boots from a drive on BIOS, is small, and contains no Linux
 * kernel: the BIOS gets the disc as a drive in memory (MEMDISK). Systems with their own drivers cannot see that drive.
 */
export const recogniseSmallBiosDisc: Recogniser = async disc => {
  if (!disc.bootPlatforms.includes('bios') || disc.sizeBytes > MAX_BYTES) return null
  const isGrub = (await disc.tree.list('/boot/grub/i386-pc')) !== null
  const [, family, product] =
    BIOS_FAMILIES.find(([label]) => label.test(disc.volumeId)) ??
    (isGrub ? [null, 'grub', 'GRUB rescue disc'] : [null, 'unknown', null])
  return {
    family,
    product,
    version: family === 'freedos' ? (/^FD(\d)(\d)/i.exec(disc.volumeId)?.slice(1).join('.') ?? null) : null,
    arch: await archOfLoaders(disc.tree),
    netboot: 'partial',
    reason: remark('disk-image-on-bios'),
    wayOut: EDIT_ARGUMENTS,
    evidence: [remark('small-without-linux')],
    entries: [
      {
        title: product ?? (disc.volumeId || 'Start from memory'),
        kernel: '/',
        initrd: [],
        arguments: '',
        experimental: true,
        firmware: 'bios',
        architectures: ['i386', 'amd64'],
        start: { kind: 'disk', format: 'iso' },
      },
    ],
    ramMegabytes: ramForDiskImage(disc.sizeBytes),
  }
}
