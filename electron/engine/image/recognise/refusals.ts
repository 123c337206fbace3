import { archOfLoaders, parseArch } from './arch.ts'
import type { Recogniser } from './recognition.ts'

/** Systems that cannot start over the network from their ISO alone, by a file that only they have. */
const REFUSALS: readonly {
  readonly mark: string
  /** For a name that others have as well: what must be in it. */
  readonly contains?: string
  readonly family: string
  readonly reason: string
}[] = [
  {
    mark: '/.alpine-release',
    family: 'alpine',
    reason:
      'The initramfs on this disc has no network; Alpine needs the kernel and initramfs of its "netboot" download instead.',
  },
  {
    mark: '/nix-store.squashfs',
    family: 'nixos',
    reason:
      'The initrd on this disc only looks for a drive with its label; NixOS needs its "netboot" build instead.',
  },
  {
    mark: '/boot/kernel/kernel',
    family: 'freebsd',
    reason:
      'The FreeBSD kernel looks for its root file system on a CD or USB drive; write this ISO to a USB stick instead.',
  },
  {
    mark: '/boot/linux26',
    family: 'proxmox',
    reason: 'The Proxmox installer needs the whole ISO inside its initrd, which Slipway cannot do yet.',
  },
  {
    mark: '/boot/xen.gz',
    family: 'xen',
    reason: 'This disc starts the Xen hypervisor, a multiboot kernel, which Slipway cannot start yet.',
  },
  {
    mark: '/boot.cfg',
    contains: 'Loading ESXi installer',
    family: 'esxi',
    reason: 'ESXi needs its own boot loader and a rewritten boot.cfg, which Slipway cannot do yet.',
  },
]

/** The honest no, before an entry is made of a boot configuration that would end in a prompt. */
export const recogniseRefusal: Recogniser = async disc => {
  for (const { mark, contains, family, reason } of REFUSALS) {
    const found = await disc.tree.find(mark)
    if (found?.kind !== 'file') continue
    if (contains && !(await disc.readText(mark))?.includes(contains)) continue
    return {
      family,
      product: null,
      version: null,
      arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
      netboot: 'no',
      reason,
      evidence: [`${found.path} is on the disc`],
      entries: [],
    }
  }
  return null
}
