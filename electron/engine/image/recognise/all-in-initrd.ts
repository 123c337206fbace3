import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile, versionIn } from './disc-facts.ts'
import { networkEntries } from './entries.ts'
import type { Disc, Recogniser } from './recognition.ts'
import { nameOf } from '../../base/scan.ts'

/** Systems that consist of kernel and initrd only: they search for nothing, and their own command line is right. */
interface InitrdSystem {
  readonly family: string
  readonly name: string
  /** All of these must exist; of alternatives, one. */
  readonly marks: readonly (readonly string[])[]
  readonly kernel: RegExp
  readonly label?: RegExp
  readonly contains?: RegExp
  /** Arguments after the disc's own, to replace what only a drive would provide. */
  readonly words?: string
  /** A remark about this system, if it needs one. */
  readonly reason?: ImageRemark
  readonly ramMegabytes: number
}

const SYSTEMS: readonly InitrdSystem[] = [
  {
    family: 'flatcar',
    name: 'Flatcar Container Linux',
    marks: [['/flatcar/vmlinuz'], ['/flatcar/cpio.gz']],
    kernel: /^\/flatcar\//,
    ramMegabytes: 3072,
  },
  {
    family: 'talos',
    name: 'Talos Linux',
    marks: [['/boot/vmlinuz'], ['/boot/initramfs.xz']],
    kernel: /^\/boot\/vmlinuz$/,
    contains: /talos\.platform=/,
    ramMegabytes: 2048,
  },
  {
    family: 'shredos',
    name: 'ShredOS',
    marks: [['/boot/shredos.id', '/boot/shredos', '/boot/bzImage']],
    kernel: /./,
    label: /^SHREDOS/i,
    reason: remark('whole-asks-to-erase'),
    ramMegabytes: 512,
  },
  {
    family: 'tinycore',
    name: 'Tiny Core Linux',
    marks: [
      ['/boot/core.gz', '/boot/corepure64.gz', '/boot/rootfs.gz', '/boot/rootfs64.gz'],
      ['/boot/vmlinuz', '/boot/vmlinuz64'],
    ],
    kernel: /^\/boot\/vmlinuz/,
    reason: remark('whole-without-extensions'),
    ramMegabytes: 256,
  },
  {
    family: 'dban',
    name: 'DBAN',
    marks: [['/dban.bzi']],
    kernel: /dban/i,
    reason: remark('whole-erases'),
    ramMegabytes: 256,
  },
]

/** Flatcar, Talos, ShredOS, Tiny Core, DBAN. */
export const recogniseAllInInitrd: Recogniser = async disc => {
  for (const system of SYSTEMS) {
    const own = disc.entries.filter(entry => system.kernel.test(entry.kernel))
    if (own.length === 0 || !(await isHere(disc, system, own))) continue
    const version = versionOf(disc)
    return {
      family: system.family,
      product: [system.name, version].filter(Boolean).join(' '),
      version,
      arch:
        parseArch(disc.volumeId) ??
        (/64/.test(own[0]?.kernel ?? '') ? 'amd64' : null) ??
        (await archOfLoaders(disc.tree)),
      netboot: 'yes',
      reason: system.reason ?? remark('whole-in-initrd'),
      evidence: [remark('whole-kernel', { path: own[0]?.kernel ?? '', system: system.name })],
      entries: networkEntries(own),
      ramMegabytes: system.ramMegabytes,
    }
  }
  return null
}

async function isHere(
  disc: Disc,
  system: InitrdSystem,
  own: readonly { readonly arguments: string }[],
): Promise<boolean> {
  for (const alternatives of system.marks) if (!(await findFile(disc, ...alternatives))) return false
  if (system.label && !system.label.test(disc.volumeId)) return false
  return !system.contains || own.some(entry => system.contains?.test(entry.arguments))
}

/** `TALOS_V1_7_4`, `SHREDOS_2024.02`. */
function versionOf(disc: Disc): string | null {
  return versionIn(disc.volumeId)?.replaceAll('_', '.') ?? null
}

/** `talos-v1.7.4-beta.1.efi` -> `1.7.4-beta.1`. */
function talosVersion(name: string): string | null {
  const parts = name.slice(0, -'.efi'.length).split('-')
  const at = parts.findIndex(part => /^v?\d+\.\d+\.\d+/i.test(part))
  return at < 0 ? null : parts.slice(at).join('-').replace(/^v/i, '')
}

/** Talos for Secure Boot: kernel, initrd and arguments are one signed EFI program, to which nothing can be added. */
export const recogniseTalosUki: Recogniser = async disc => {
  const programs = ((await disc.tree.list('/EFI/Linux')) ?? []).filter(({ path }) =>
    /\/talos-[^/]*\.efi$/i.test(path),
  )
  if (programs.length === 0) return null
  const version = talosVersion(nameOf(programs[0]?.path ?? ''))
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
