import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import { networkEntries, RAM_FOR_COREOS } from './entries.ts'
import type { Recogniser } from './recognition.ts'

const OTHER_LOCATORS = /^(coreos\.live(iso|\.rootfs_url)|ip|rd\.neednet)$/
const NAMES: readonly (readonly [RegExp, string, string])[] = [
  [/^fedora-coreos/i, 'fedora-coreos', 'Fedora CoreOS'],
  [/^(rhcos|rhel-coreos)/i, 'rhcos', 'RHEL CoreOS'],
  [/^scos/i, 'scos', 'CentOS Stream CoreOS'],
]

/** Fedora CoreOS and its relatives: the initrd fetches `rootfs.img` from a URL (coreos.live.rootfs_url). */
export const recogniseCoreos: Recogniser = async disc => {
  const rootfs = await findFile(disc, '/images/pxeboot/rootfs.img')
  const own = disc.entries.filter(entry => entry.kernel.startsWith('/images/pxeboot/'))
  if (!rootfs || own.length === 0) return null
  const [, family, product] = NAMES.find(([label]) => label.test(disc.volumeId)) ?? [null, 'coreos', 'CoreOS']
  const version = /-(\d+(?:\.\d+)*)/.exec(disc.volumeId)?.[1] ?? null
  const locator = `ip=dhcp rd.neednet=1 coreos.live.rootfs_url={TREE_URL}${rootfs.path.slice(1)}`
  return {
    family,
    product: [product, version].filter(Boolean).join(' '),
    version,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'yes',
    reason: remark('fetches', { path: rootfs.path }),
    evidence: [remark('label', { text: disc.volumeId }), remark('coreos-rootfs', { path: rootfs.path })],
    entries: networkEntries(own, { words: locator, without: OTHER_LOCATORS }),
    ramMegabytes: RAM_FOR_COREOS,
  }
}
