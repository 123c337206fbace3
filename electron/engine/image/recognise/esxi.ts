import { remark } from '#words/remark.ts'
import { MAX_ESXI_LINE_CHARS, parseEsxiConfiguration } from '../bootconfig/esxi-configuration.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import { RAM_FOR_ESXI } from './entries.ts'
import type { Recogniser } from './recognition.ts'

/**
 * VMware ESXi. Its loader is an EFI program that reads a list of modules; ours contains the URL of the tree and no
 * drive. A BIOS would need mboot.c32 of SYSLINUX 3.86, which no current PXELINUX can load.
 */
export const recogniseEsxi: Recogniser = async disc => {
  const text = await disc.readText('/boot.cfg', MAX_ESXI_LINE_CHARS)
  const configuration = text === null ? null : parseEsxiConfiguration(text)
  if (!configuration || !/ESXi/i.test(configuration.title)) return null
  const loader = await findFile(
    disc,
    '/efi/boot/bootx64.efi',
    '/efi/boot/mboot64.efi',
    '/efi/boot/bootaa64.efi',
  )
  const version = /^\d+\.\d+(\.\d+)?/.exec(configuration.build ?? '')?.[0] ?? versionOfLabel(disc.volumeId)
  const arch = (loader && /aa64/i.test(loader.path) ? 'arm64' : null) ?? parseArch(disc.volumeId)
  const name = `VMware ESXi ${version ?? ''}`.trim()
  return {
    family: 'esxi',
    product: name,
    version,
    arch: arch ?? (await archOfLoaders(disc.tree)),
    netboot: loader ? 'yes' : 'no',
    reason: loader ? remark('esxi-loader') : remark('esxi-without-loader'),
    evidence: [
      configuration.build
        ? remark('esxi-build', { text: configuration.title, build: configuration.build })
        : remark('esxi-title', { text: configuration.title }),
      remark('esxi-modules', { count: configuration.modules.length }),
    ],
    entries: loader
      ? [
          {
            title: `Install ${name}`,
            kernel: loader.path,
            initrd: [],
            arguments: '-c {OVERLAY_URL}boot.cfg',
            experimental: false,
            firmware: 'uefi',
            start: { kind: 'efi' },
          },
        ]
      : [],
    ramMegabytes: RAM_FOR_ESXI,
  }
}

/** `ESXI-8.0U2-22380479-STANDARD` */
function versionOfLabel(label: string): string | null {
  return /^ESXI-(\d+\.\d+\w*)/i.exec(label)?.[1] ?? null
}
