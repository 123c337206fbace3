import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import { ramForDiskImage } from './ram.ts'
import type { Recogniser } from './recognition.ts'
import { EDIT_ARGUMENTS } from './way-out.ts'

/** What a BIOS can hold in memory and still boot a system beside it. */
const MAX_BYTES = 512 * 1024 * 1024

const FAMILIES: readonly (readonly [RegExp, string, string])[] = [
  [/^(FD1\d-(LiveCD|LEGACY|FULL)|FD-SETUP|FDI-CD|FD\d\d-?\w*)$/i, 'freedos', 'FreeDOS'],
]

/**
 * FreeDOS, GRUB's rescue disc and whatever else boots from a drive on BIOS, is small, and holds no Linux kernel: the
 * BIOS is given the disc as a drive in memory (MEMDISK). Systems with drivers of their own lose sight of it.
 */
export const recogniseSmallBiosDisc: Recogniser = async disc => {
  if (!disc.bootPlatforms.includes('bios') || disc.sizeBytes > MAX_BYTES) return null
  const isGrub = (await disc.tree.list('/boot/grub/i386-pc')) !== null
  const [, family, product] =
    FAMILIES.find(([label]) => label.test(disc.volumeId)) ??
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
