import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import type { Recogniser } from './recognition.ts'

/** Talos for Secure Boot: kernel, initrd and arguments are one signed EFI program, which nothing can be added to. */
export const recogniseTalosUki: Recogniser = async disc => {
  const programs = ((await disc.tree.list('/EFI/Linux')) ?? []).filter(({ path }) =>
    /\/talos-[^/]*\.efi$/i.test(path),
  )
  if (programs.length === 0) return null
  const version = /v?(\d+\.\d+\.\d+[\w.-]*?)\.efi$/i.exec(programs[0]?.path ?? '')?.[1] ?? null
  return {
    family: 'talos',
    product: `Talos Linux ${version ?? ''}`.trim(),
    version,
    arch: await archOfLoaders(disc.tree),
    edition: 'Secure Boot',
    netboot: 'partial',
    reason: remark('talos-signed'),
    wayOut: {
      kind: 'other-image',
      remark: remark('talos-other-image'),
    },
    evidence: [remark('unified-kernel', { path: programs[0]?.path ?? '' })],
    entries: programs.map(({ path }) => ({
      title: `Talos Linux ${version ?? ''}`.trim(),
      kernel: path,
      initrd: [],
      arguments: '',
      experimental: false,
      firmware: 'uefi',
      start: { kind: 'efi' },
    })),
    ramMegabytes: 2048,
  }
}
