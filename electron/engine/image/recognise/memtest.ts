import type { ImageArch } from '#contract/image.ts'
import { remark } from '#contract/image-remark.ts'
import { findFile } from './find-file.ts'
import type { Recogniser, RecognisedEntry } from './recognition.ts'

/** One file is an EFI program and a Linux kernel for BIOS at once (memtest86plus, boot/header.S). */
const PROGRAMS: readonly (readonly [ImageArch, readonly string[]])[] = [
  ['amd64', ['/EFI/BOOT/bootx64.efi', '/boot/memtest', '/EFI/BOOT/memtest', '/boot/mt86p_x86_64']],
  ['i386', ['/EFI/BOOT/bootia32.efi']],
]

/** Memtest86+ 6 and newer. */
export const recogniseMemtest: Recogniser = async disc => {
  if (!/^MT86PLUS/i.test(disc.volumeId)) return null
  const entries: RecognisedEntry[] = []
  for (const [arch, paths] of PROGRAMS) {
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
