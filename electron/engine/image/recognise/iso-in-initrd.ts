import { remark } from '#words/remark.ts'
import { archOfLoaders, findFile } from './disc-facts.ts'
import { networkEntries, USB_STICK, EDIT_ARGUMENTS, ramForIsoInInitrd } from './entries.ts'
import type { Recogniser } from './recognition.ts'

const KERNEL = '/boot/linux26'
/** The path at which the installer's initrd looks for its disc (pve-installer, unconfigured.sh). */
const ISO_IN_INITRD = '/proxmox.iso'
/** From the disc's own configuration; the RAM disk has room for the largest of its images. */
const OWN_ARGUMENTS = 'ramdisk_size=16777216 rw quiet splash=silent'
/** The largest file in a cpio archive. */
const MAX_ISO_BYTES = 0xffff_ffff

/** Proxmox VE, Backup Server, Mail Gateway and Datacenter Manager: the whole ISO goes into the initrd. */
export const recogniseProxmox: Recogniser = async disc => {
  const info = await disc.readText('/.cd-info')
  const kernel = await findFile(disc, KERNEL)
  const initrd = await findFile(disc, '/boot/initrd.img')
  if (info === null || !kernel || !initrd) return null
  const product = valueOf(info, 'PRODUCTLONG') ?? 'Proxmox'
  const code = valueOf(info, 'PRODUCT') ?? 'pve'
  const version = valueOf(info, 'RELEASE')
  const fits = disc.sizeBytes <= MAX_ISO_BYTES
  const own = disc.entries.filter(entry => entry.kernel === kernel.path)
  const entries =
    own.length > 0
      ? own
      : [
          {
            title: `Install ${product}`,
            initrd: [initrd.path],
            arguments: OWN_ARGUMENTS,
            kernel: kernel.path,
          },
        ]
  return {
    family: 'proxmox',
    product: [product, version].filter(Boolean).join(' '),
    version,
    edition: code,
    arch: (await archOfLoaders(disc.tree)) ?? 'amd64',
    netboot: fits ? 'yes' : 'no',
    reason: remark(fits ? 'proxmox-in-initrd' : 'proxmox-too-large'),
    ...(fits ? {} : { wayOut: USB_STICK }),
    evidence: [
      remark('proxmox-cd-info', { text: `${product} ${version ?? ''}`.trim() }),
      remark('proxmox-kernel', { path: kernel.path }),
    ],
    entries: fits
      ? networkEntries(entries, {
          start: { kind: 'iso-in-initrd', embedded: { path: null, name: ISO_IN_INITRD } },
        })
      : [],
    ramMegabytes: ramForIsoInInitrd(disc.sizeBytes),
  }
}

/** Reads a line of shell such as `PRODUCTLONG='Proxmox VE'`. */
function valueOf(info: string, key: string): string | null {
  const match = new RegExp(`^${key}=(?:'([^'\\n]*)'|"([^"\\n]*)"|(\\S*))`, 'm').exec(info)
  return (match?.[1] ?? match?.[2] ?? match?.[3]) || null
}

const ANTIX_LOCATORS = /^(fromiso|bdir|buuid|blabel|from)$/

/**
 * antiX and MX Linux: the initrd finds an ISO next to itself, but there is no report that this works over a network.
 */
export const recogniseAntix: Recogniser = async disc => {
  const system = await findFile(disc, '/antiX/linuxfs')
  const own = disc.entries.filter(entry => /^\/antiX\//i.test(entry.kernel))
  if (!system || own.length === 0) return null
  const name = /^MX/i.test(disc.volumeId) ? 'MX Linux' : 'antiX'
  const version = /(\d+(?:\.\d+)*)/.exec(disc.volumeId)?.[1] ?? null
  return {
    family: name === 'antiX' ? 'antix' : 'mx',
    product: [name, version].filter(Boolean).join(' '),
    version,
    arch: await archOfLoaders(disc.tree),
    netboot: 'partial',
    reason: remark('antix-in-initrd'),
    wayOut: EDIT_ARGUMENTS,
    evidence: [remark('file-system', { path: system.path, system: 'antiX' })],
    entries: networkEntries(own, {
      words: 'fromiso=/antix.iso',
      without: ANTIX_LOCATORS,
      experimental: true,
      start: { kind: 'iso-in-initrd', embedded: { path: null, name: '/antix.iso' } },
    }),
    ramMegabytes: ramForIsoInInitrd(disc.sizeBytes),
  }
}
