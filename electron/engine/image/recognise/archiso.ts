import { remark } from '#words/remark.ts'
import {
  archOfLoaders,
  parseArch,
  familyName,
  findBelowRoot,
  initrdCan,
  initrdEvidence,
} from './disc-facts.ts'
import { networkEntries, EDIT_ARGUMENTS, ramForArchiso, ramForSquashfs } from './entries.ts'
import type { Disc, Recogniser } from './recognition.ts'

/** mkinitcpio-archiso: the HTTP hook needs both `ip=` and a URL that ends in `/`; it always copies to memory. */
const ARCHISO_LOCATORS =
  /^(archisolabel|archisosearchuuid|archisosearchfilename|archisodevice|archisobasedir|archiso_\w+_srv|img_dev|img_loop|iso-scan\/filename|ip|copytoram|cow_label|cow_device)$/
const ROOT_IMAGES = [
  'x86_64/airootfs.sfs',
  'x86_64/airootfs.erofs',
  'aarch64/airootfs.sfs',
  'aarch64/airootfs.erofs',
]

const ARCHISO_FAMILIES: Readonly<Record<string, string>> = { arch: 'arch', sysresccd: 'systemrescue' }

/** Arch Linux, SystemRescue and other discs made with archiso. */
export const recogniseArchiso: Recogniser = async disc => {
  const found = await findRootImage(disc)
  if (!found) return null
  const { base, image, sizeBytes } = found
  const own = disc.entries.filter(entry => entry.kernel.startsWith(`/${base}/boot/`))
  if (own.length === 0) return null
  const canFetch = await initrdCan(disc, own, 'archisoHttp')
  const version = (await disc.readText(`/${base}/version`)) ?? (await disc.readText(`/${base}/VERSION`))
  const locator = `archisobasedir=${base} archiso_http_srv={TREE_URL} ip=dhcp`
  return {
    family: ARCHISO_FAMILIES[base] ?? 'archiso',
    product: null,
    version: version?.trim().split(/\s+/)[0]?.slice(0, 64) ?? null,
    arch: parseArch(image) ?? (await archOfLoaders(disc.tree)),
    netboot: canFetch === false ? 'partial' : 'yes',
    ...(canFetch === false ? { wayOut: EDIT_ARGUMENTS } : {}),
    ramMegabytes: ramForArchiso(sizeBytes),
    reason: canFetch === false ? remark('archiso-without-http') : remark('archiso-fetches', { path: image }),
    evidence: [
      remark('live-system', { path: image, program: 'archiso' }),
      ...initrdEvidence(canFetch, 'archiso_pxe_http'),
    ],
    entries: networkEntries(own, {
      words: locator,
      without: ARCHISO_LOCATORS,
      experimental: canFetch === false,
    }),
  }
}

async function findRootImage(disc: Disc): Promise<{ base: string; image: string; sizeBytes: number } | null> {
  const found = await findBelowRoot(disc, ROOT_IMAGES)
  return found && { base: found.folder.slice(1), image: found.file.path, sizeBytes: found.file.sizeBytes }
}

const MISO_LOCATORS = /^(miso(label|device|basedir|_\w+_srv)|img_dev|img_loop|iso-scan\/filename|ip)$/

/** Manjaro, Garuda and other discs made with Manjaro's tools: the initrd fetches the file systems one by one. */
export const recogniseMiso: Recogniser = async disc => {
  const found = await findBelowRoot(disc, ['x86_64/rootfs.sfs', 'aarch64/rootfs.sfs'])
  const own = disc.entries.filter(entry => /^\/boot\/vmlinuz/.test(entry.kernel))
  if (!found || own.length === 0) return null
  const base = found.folder.slice(1)
  const layers = ((await disc.tree.list(`${found.folder}/x86_64`)) ?? []).filter(({ path }) =>
    path.endsWith('.sfs'),
  )
  const canFetch = await initrdCan(disc, own, 'misoHttp')
  const [, name, version] = /^([A-Z]+)_[A-Z_]*?(\d[\d.]*)/i.exec(disc.volumeId) ?? []
  return {
    family: familyName(base, 'miso'),
    product:
      name === undefined ? null : `${name.charAt(0)}${name.slice(1).toLowerCase()} ${version ?? ''}`.trim(),
    version: version ?? null,
    arch: (await archOfLoaders(disc.tree)) ?? 'amd64',
    netboot: canFetch === false ? 'partial' : 'yes',
    reason:
      canFetch === false
        ? remark('miso-without-http')
        : remark('miso-fetches', { count: layers.length, path: found.folder }),
    evidence: [
      remark('live-system', { path: found.file.path, program: 'miso' }),
      ...initrdEvidence(canFetch, 'miso_pxe_http'),
    ],
    entries: networkEntries(own, {
      words: `misobasedir=${base} miso_http_srv={TREE_URL} ip=dhcp`,
      without: MISO_LOCATORS,
      experimental: canFetch === false,
    }),
    ramMegabytes: ramForSquashfs(layers.reduce((sum, layer) => sum + layer.sizeBytes, 0)),
  }
}
