import { NETBOOT_INITRD, NETBOOT_KERNEL } from '#contract/overlay.ts'
import { remark } from '#words/remark.ts'
import { parseDiskInfo, archOfLoaders, initrdCan, initrdEvidence } from './disc-facts.ts'
import { networkEntries, RAM_FOR_DEBIAN_INSTALLER } from './entries.ts'
import type { Recogniser } from './recognition.ts'

/** debian-cd's folder names by architecture, and Ubuntu's. */
const INSTALLER_FOLDER = /^\/install(\.(amd|386|a64|ahf|ppc|rv64))?$/i

/**
 * Debian netinst, CD and DVD, and derivatives: the initrd on the disc has cdrom-detect and no net-retriever, so it
 * ends with "no CD-ROM found". The netboot initrd is a different file, on every mirror and on no disc.
 */
export const recogniseDebianInstaller: Recogniser = async disc => {
  if (!(await disc.tree.list('/dists'))) return null
  let folder: string | null = null
  for (const entry of (await disc.tree.list('/')) ?? [])
    if (INSTALLER_FOLDER.test(entry.path) && (await disc.tree.find(`${entry.path}/initrd.gz`)))
      folder = entry.path
  if (!folder) return null
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const brand = (info?.brand ?? '').toLowerCase()
  const family = ['debian', 'kali', 'ubuntu', 'devuan', 'parrot'].find(name => brand.includes(name))
  const codename = info?.codename?.toLowerCase() ?? 'CODENAME'
  const arch = info?.arch ?? 'amd64'
  return {
    family: family ?? 'debian-installer',
    product: info?.product ?? null,
    version: info?.version ?? null,
    arch: info?.arch ?? null,
    edition: /\b(NETINST|DVD|BD|DLBD|CD)\b/.exec(info?.line ?? '')?.[1] ?? null,
    netboot: 'no',
    reason: remark('debian-installer-needs-drive'),
    wayOut: {
      kind: 'add-netboot-kernel',
      remark: remark('debian-installer-add-kernel', {
        path: `dists/${codename}/main/installer-${arch}/current/images/netboot/.../linux`,
      }),
    },
    ramMegabytes: RAM_FOR_DEBIAN_INSTALLER,
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      remark('debian-installer-initrd', { path: `${folder}/initrd.gz` }),
    ],
    entries: [
      {
        title: `Install ${info?.product ?? 'from a mirror'}`,
        kernel: NETBOOT_KERNEL,
        initrd: [NETBOOT_INITRD],
        arguments: '',
        experimental: false,
      },
    ],
  }
}

/** The paths in debian-installer's `mini.iso`. */
const MINI_ISO_KERNEL = /^\/(linux|vmlinuz)$/
const BRANDS = ['debian', 'ubuntu', 'kali', 'devuan', 'parrot']

/** debian-installer's `mini.iso`: the same netboot kernel and initrd as on its mirrors. */
export const recogniseNetworkInstaller: Recogniser = async disc => {
  const own = disc.entries.filter(entry => MINI_ISO_KERNEL.test(entry.kernel) && entry.initrd.length > 0)
  if (own.length === 0 || (await initrdCan(disc, own, 'netRetriever')) !== true) return null
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const brand = BRANDS.find(name => info?.line.toLowerCase().includes(name))
  return {
    family: brand ?? 'debian-installer',
    product: info?.product ?? 'Debian installer for the network',
    version: info?.version ?? null,
    arch: info?.arch ?? (await archOfLoaders(disc.tree)),
    edition: 'network',
    netboot: 'yes',
    reason: remark('network-installer-mirror'),
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      ...initrdEvidence(true, 'net-retriever'),
    ],
    entries: networkEntries(own),
    ramMegabytes: RAM_FOR_DEBIAN_INSTALLER,
  }
}
