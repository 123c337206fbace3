import { remark } from '#contract/image-remark.ts'
import { archOfLoaders, parseArch } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { findBelowRoot } from './find-file.ts'
import { initrdCan, initrdEvidence } from './initrd-check.ts'
import { withoutArguments } from './kernel-arguments.ts'
import { ramForArchiso } from './ram.ts'
import type { Disc, Recogniser } from './recognition.ts'
import { EDIT_ARGUMENTS } from './way-out.ts'

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
  const found = await findRootImage(disc)
  if (!found) return null
  const { base, image, sizeBytes } = found
  const own = disc.entries.filter(entry => entry.kernel.startsWith(`/${base}/boot/`))
  if (own.length === 0) return null
  const canFetch = await initrdCan(disc, own, 'archisoHttp')
  const version = (await disc.readText(`/${base}/version`)) ?? (await disc.readText(`/${base}/VERSION`))
  const locator = `archisobasedir=${base} archiso_http_srv={TREE_URL} ip=dhcp`
  return {
    family: FAMILIES[base] ?? 'archiso',
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
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [locator, ...withoutArguments(entry.arguments, OTHER_LOCATORS)].join(' '),
        experimental: canFetch === false,
      })),
    ),
  }
}

async function findRootImage(disc: Disc): Promise<{ base: string; image: string; sizeBytes: number } | null> {
  const found = await findBelowRoot(disc, ROOT_IMAGES)
  return found && { base: found.folder.slice(1), image: found.file.path, sizeBytes: found.file.sizeBytes }
}
