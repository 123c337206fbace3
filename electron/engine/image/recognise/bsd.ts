import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import { USB_STICK, ramForDiskImage } from './entries.ts'
import type { Disc, Recogniser } from './recognition.ts'

interface FreeBsdSystem {
  readonly family: string
  readonly name: string
  readonly marks: readonly string[]
  readonly label?: RegExp
}

/** The first whose mark exists wins. FreeBSD has none except the kernel, which all of them have, so it is last. */
const FREEBSD_SYSTEMS: readonly FreeBsdSystem[] = [
  { family: 'pfsense', name: 'pfSense', marks: ['/boot/lua/brand-pfSense.lua'] },
  {
    family: 'opnsense',
    name: 'OPNsense',
    marks: ['/usr/local/opnsense/version/core', '/usr/local/opnsense/version/opnsense'],
    label: /^OPNSENSE/i,
  },
  {
    family: 'truenas-core',
    name: 'TrueNAS CORE',
    marks: ['/TrueNAS-MANIFEST', '/FreeNAS-MANIFEST'],
  },
  { family: 'ghostbsd', name: 'GhostBSD', marks: [], label: /^GHOSTBSD/i },
  { family: 'freebsd', name: 'FreeBSD', marks: ['/boot/kernel/kernel', '/boot/kernel/kernel.gz'] },
]

/** FreeBSD and its derivatives: the kernel starts, then looks for a CD by its label. */
export const recogniseFreeBsd: Recogniser = async disc => {
  const kernel = await findFile(disc, '/boot/kernel/kernel', '/boot/kernel/kernel.gz')
  if (!kernel) return null
  for (const { family, name, marks, label } of FREEBSD_SYSTEMS) {
    const mark = await findFile(disc, ...marks)
    if (!mark && !label?.test(disc.volumeId)) continue
    const version = family === 'freebsd' ? await freeBsdVersion(disc) : null
    return {
      family,
      product: [name, version].filter(Boolean).join(' '),
      version,
      arch: parseArch(disc.volumeId.replaceAll('_', ' ')) ?? (await archOfLoaders(disc.tree)),
      edition: /_(CD|DVD|BO)$/.exec(disc.volumeId)?.[1] ?? null,
      netboot: 'no',
      reason: remark('freebsd-needs-drive'),
      wayOut: USB_STICK,
      evidence: [remark('on-disc', { path: (mark ?? kernel).path })],
      entries: [],
    }
  }
  return null
}

/** `USERLAND_VERSION="14.1-RELEASE"`, or the label `14_1_RELEASE_AMD64_CD`. */
async function freeBsdVersion(disc: Disc): Promise<string | null> {
  const script = await disc.readText('/bin/freebsd-version')
  const label = /^(\d+)_(\d+)_(RELEASE|RC\d|BETA\d|STABLE)/.exec(disc.volumeId)
  return (
    /^USERLAND_VERSION="?([\w.-]+)/m.exec(script ?? '')?.[1] ??
    (label ? `${label[1]}.${label[2]}-${label[3]}` : null)
  )
}

/** NetBSD: its loader fetches a kernel by TFTP, from files that no disc contains. */
export const recogniseNetBsd: Recogniser = async disc => {
  const root = (await disc.tree.list('/')) ?? []
  const hasKernel = root.some(({ path, kind }) => kind === 'file' && /^\/netbsd[^/]*$/i.test(path))
  const label = /^NETBSD_(\d+)$/i.exec(disc.volumeId)
  if (!hasKernel && !label) return null
  const version = label ? `${label[1]!.slice(0, -1)}.${label[1]!.slice(-1)}` : null
  let arch = await archOfLoaders(disc.tree)
  for (const name of ['amd64', 'i386'] as const)
    if ((await disc.tree.list(`/${name}/binary`)) !== null) arch ??= name
  return {
    family: 'netbsd',
    product: `NetBSD ${version ?? ''}`.trim(),
    version,
    arch,
    netboot: 'no',
    reason: remark('netbsd-loader'),
    wayOut: {
      kind: 'other-server',
      remark: remark('netbsd-other-loader'),
    },
    evidence: [label ? remark('label', { text: disc.volumeId }) : remark('netbsd-kernel')],
    entries: [],
  }
}

/** A larger image would leave a BIOS no room below 4 GB. */
const MAX_DISK_IMAGE_BYTES = 1024 * 1024 * 1024

/** OpenBSD: its RAM disk kernel contains the whole installer, so a BIOS can start the disc from memory. */
export const recogniseOpenBsd: Recogniser = async disc => {
  const text = await disc.readText('/etc/boot.conf')
  const [, version, arch] = /set image \/(\d+\.\d+)\/(\w+)\/bsd\.rd/.exec(text ?? '') ?? []
  if (version === undefined) return null
  const isSmall = disc.sizeBytes <= MAX_DISK_IMAGE_BYTES
  return {
    family: 'openbsd',
    product: `OpenBSD ${version}`,
    version,
    arch: parseArch(arch ?? '') ?? (await archOfLoaders(disc.tree)),
    netboot: 'partial',
    reason: remark(isSmall ? 'openbsd-small' : 'openbsd-large'),
    wayOut: {
      kind: 'other-image',
      remark: remark('openbsd-other-loader'),
    },
    evidence: [remark('openbsd-boot-conf', { path: `/${version}/${arch ?? ''}/bsd.rd` })],
    entries: isSmall
      ? [
          {
            title: `Install OpenBSD ${version}`,
            kernel: '/',
            initrd: [],
            arguments: '',
            experimental: true,
            firmware: 'bios',
            start: { kind: 'disk', format: 'iso' },
          },
        ]
      : [],
    ramMegabytes: ramForDiskImage(disc.sizeBytes),
  }
}
