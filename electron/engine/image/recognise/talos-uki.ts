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
    reason:
      'Its one signed program starts over the network, on UEFI only; arguments cannot be added, so its configuration has to be applied afterwards.',
    wayOut: {
      kind: 'other-image',
      text: 'The metal ISO without Secure Boot takes its configuration by URL.',
    },
    evidence: [`${programs[0]?.path ?? ''} is a unified kernel image`],
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
