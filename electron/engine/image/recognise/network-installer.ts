import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import { parseDiskInfo } from './disk-info.ts'
import { withoutDoubles } from './entry-list.ts'
import { initrdCan, initrdEvidence } from './initrd-check.ts'
import { RAM_FOR_DEBIAN_INSTALLER } from './ram.ts'
import type { Recogniser } from './recognition.ts'

/** Where debian-installer's `mini.iso` has them. */
const KERNEL = /^\/(linux|vmlinuz)$/
const BRANDS = ['debian', 'ubuntu', 'kali', 'devuan', 'parrot']

/** debian-installer's own small disc: the same kernel and initrd as on its mirrors, made for the network. */
export const recogniseNetworkInstaller: Recogniser = async disc => {
  const own = disc.entries.filter(entry => KERNEL.test(entry.kernel) && entry.initrd.length > 0)
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
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: entry.arguments,
        experimental: false,
      })),
    ),
    ramMegabytes: RAM_FOR_DEBIAN_INSTALLER,
  }
}
