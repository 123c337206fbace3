import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import { archOfLoaders, parseArch, findFile, hasFolder, initrdCan, initrdEvidence } from './disc-facts.ts'
import { networkEntries, EDIT_ARGUMENTS, FILL_IN_MIRROR, RAM_FOR_AGAMA, RAM_FOR_LINUXRC } from './entries.ts'
import type { Recogniser, Disc } from './recognition.ts'

const AGAMA_LOCATORS = /^(root|rd\.live\.check|rd\.neednet|ip|inst\.install_url)$/
const AGAMA_LABEL = /^Install-(Leap|SUSE-SLE|SLE\w*|openSUSE\w*)-?(\d+(?:\.\d+)?)?/i

/**
 * Agama: openSUSE Leap 16, SLES 16. Other live systems have the same paths; only the label differs. Without
 * `root=live:` the initrd waits forever for a drive with that label.
 */
export const recogniseAgama: Recogniser = async disc => {
  const squashfs = await findFile(disc, '/LiveOS/squashfs.img')
  const label = AGAMA_LABEL.exec(disc.volumeId)
  const own = disc.entries.filter(entry => /^\/boot\/[^/]+\/(loader\/)?linux$/.test(entry.kernel))
  if (!squashfs || !label || own.length === 0) return null
  const isSles = /SLE/i.test(label[1] ?? '')
  const version = label[2] ?? null
  const edition = /-(online|offline)-/i.exec(disc.applicationId)?.[1]?.toLowerCase() ?? null
  const hasRepository = await hasFolder(disc, '/install')
  const canFetch = await initrdCan(disc, own, 'livenet')
  const locator = [
    `root=live:{TREE_URL}${squashfs.path.slice(1)} rd.neednet=1 ip=dhcp`,
    ...(hasRepository ? ['inst.install_url={TREE_URL}install'] : []),
  ]
  return {
    family: isSles ? 'sles' : 'opensuse',
    product: `${isSles ? 'SUSE Linux Enterprise Server' : 'openSUSE Leap'} ${version ?? ''}`.trim(),
    version,
    arch: parseArch(own[0]?.kernel ?? '') ?? parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    edition,
    netboot: canFetch === false ? 'partial' : 'yes',
    reason:
      canFetch === false
        ? remark('agama-without-livenet')
        : remark(hasRepository ? 'agama-packages' : 'agama-mirrors', { path: squashfs.path }),
    ...(canFetch === false ? { wayOut: EDIT_ARGUMENTS } : {}),
    evidence: [
      remark('label', { text: disc.volumeId }),
      remark('agama-root', { path: squashfs.path }),
      ...initrdEvidence(canFetch, 'livenet'),
    ],
    entries: networkEntries(own, {
      words: locator.join(' '),
      without: AGAMA_LOCATORS,
      experimental: canFetch === false,
    }),
    ramMegabytes: RAM_FOR_AGAMA,
  }
}

/** linuxrc ignores case, `-` and `_` in names: `install=` and `netsetup=` are its manual's spellings. */
const LINUXRC_LOCATORS = /^(install|instsys|netsetup|netdevice|netwait)$/i
const ARCHES = ['x86_64', 'aarch64', 'ppc64le', 's390x', 'i386']

/** openSUSE Leap 15 and older, Tumbleweed, SLES 15 and older: linuxrc fetches `boot/ARCH/root` from the repository. */
export const recogniseLinuxrc: Recogniser = async disc => {
  const arch = await installerArch(disc)
  if (arch === null || !(await hasFolder(disc, '/media.1'))) return null
  const own = disc.entries.filter(entry => entry.kernel.startsWith(`/boot/${arch}/`))
  const entries = own.length > 0 ? own : await pairOf(disc, arch)
  if (entries.length === 0) return null
  const media = ((await disc.readText('/media.1/media')) ?? '').slice(0, 1024)
  const { family, product, version } = brandOf(`${disc.volumeId}\n${media}`)
  const hasPackages = (await hasFolder(disc, '/repodata')) || (await hasFolder(disc, '/suse/setup'))
  const locator = hasPackages
    ? 'install={TREE_URL} netsetup=dhcp'
    : `install={MIRROR_URL} instsys={TREE_URL}boot/${arch}/root netsetup=dhcp`
  return {
    family,
    product: [product, version].filter(Boolean).join(' '),
    version,
    arch: parseArch(arch) ?? (await archOfLoaders(disc.tree)),
    edition: hasPackages ? 'DVD' : 'network',
    netboot: 'yes',
    reason: remark(hasPackages ? 'linuxrc-packages' : 'linuxrc-mirrors'),
    ...(hasPackages ? {} : { wayOut: FILL_IN_MIRROR }),
    evidence: [
      ...(media === '' ? [] : [remark('linuxrc-media', { text: media.split('\n')[0]?.trim() ?? '' })]),
      remark('installer-root', { path: `boot/${arch}/root` }),
    ],
    entries: networkEntries(entries, { words: locator, without: LINUXRC_LOCATORS }),
    ramMegabytes: RAM_FOR_LINUXRC,
  }
}

async function installerArch(disc: Disc): Promise<string | null> {
  for (const arch of ARCHES) if (await findFile(disc, `/boot/${arch}/root`)) return arch
  return null
}

async function pairOf(disc: Disc, arch: string): Promise<ConfiguredEntry[]> {
  for (const folder of [`/boot/${arch}/loader`, `/boot/${arch}`]) {
    const kernel = await findFile(disc, `${folder}/linux`)
    const initrd = await findFile(disc, `${folder}/initrd`)
    if (kernel && initrd)
      return [
        {
          title: 'Installation',
          kernel: kernel.path,
          initrd: [initrd.path],
          arguments: 'splash=silent',
          source: folder,
        },
      ]
  }
  return []
}

/** Labels are truncated at 32 characters: `openSUSE-Leap-15.6-DVD-x86_6471`, `SLE-15-SP5-Full-x86_64…`. */
function brandOf(text: string): { family: string; product: string; version: string | null } {
  const leap = /openSUSE-Leap-(\d+\.\d+)/i.exec(text)
  if (leap) return { family: 'opensuse', product: 'openSUSE Leap', version: leap[1]! }
  if (/Tumbleweed/i.test(text)) {
    const snapshot = /Snapshot(\d{8})/i.exec(text)?.[1] ?? null
    return { family: 'opensuse', product: 'openSUSE Tumbleweed', version: snapshot }
  }
  const sles = /\bSLE[SD]?-?(\d+)(?:-SP(\d+))?/i.exec(text)
  if (sles) {
    const version = sles[2] === undefined ? sles[1]! : `${sles[1]!} SP${sles[2]}`
    return { family: 'sles', product: 'SUSE Linux Enterprise', version }
  }
  return { family: 'opensuse', product: 'openSUSE', version: /openSUSE-(\d+\.\d+)/i.exec(text)?.[1] ?? null }
}
