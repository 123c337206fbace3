import type { FileTree } from '../file-tree.ts'
import { archOfLoaders, parseArch } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { withoutArguments } from './kernel-arguments.ts'
import type { Recogniser } from './recognition.ts'

/** mkinitcpio-archiso: the hook for HTTP wants both `ip=` and a URL that ends in `/`; it copies to memory by itself. */
const OTHER_LOCATORS =
  /^(archisolabel|archisosearchuuid|archisosearchfilename|archisodevice|archisobasedir|archiso_\w+_srv|img_dev|img_loop|iso-scan\/filename|ip|copytoram|cow_label|cow_device)$/
const ROOT_IMAGES = [
  'x86_64/airootfs.sfs',
  'x86_64/airootfs.erofs',
  'aarch64/airootfs.sfs',
  'aarch64/airootfs.erofs',
]

const FAMILIES: Readonly<Record<string, string>> = { arch: 'arch', sysresccd: 'systemrescue' }

/** Arch Linux, SystemRescue and what else is made with archiso. */
export const recogniseArchiso: Recogniser = async disc => {
  const found = await findRootImage(disc.tree)
  if (!found) return null
  const { base, image } = found
  const own = disc.entries.filter(entry => entry.kernel.startsWith(`/${base}/boot/`))
  if (own.length === 0) return null
  const version = (await disc.readText(`/${base}/version`)) ?? (await disc.readText(`/${base}/VERSION`))
  const locator = `archisobasedir=${base} archiso_http_srv={TREE_URL} ip=dhcp`
  return {
    family: FAMILIES[base] ?? 'archiso',
    product: null,
    version: version?.trim().split(/\s+/)[0]?.slice(0, 64) ?? null,
    arch: parseArch(image) ?? (await archOfLoaders(disc.tree)),
    netboot: 'yes',
    reason: `Its initrd fetches ${image} over HTTP and keeps it in memory: give the machine twice that and 1 GB more.`,
    evidence: [`${image} is a live system that archiso can start`],
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [locator, ...withoutArguments(entry.arguments, OTHER_LOCATORS)].join(' '),
        experimental: false,
      })),
    ),
  }
}

async function findRootImage(tree: FileTree): Promise<{ base: string; image: string } | null> {
  for (const entry of ((await tree.list('/')) ?? []).filter(({ kind }) => kind === 'directory').slice(0, 64))
    for (const name of ROOT_IMAGES) {
      const image = await tree.find(`${entry.path}/${name}`)
      if (image?.kind === 'file') return { base: entry.path.slice(1), image: image.path }
    }
  return null
}
