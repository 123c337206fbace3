import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { familyName } from './family-name.ts'
import { findBelowRoot } from './find-file.ts'
import { initrdCan, initrdEvidence } from './initrd-check.ts'
import { withoutArguments } from './kernel-arguments.ts'
import { ramForSquashfs } from './ram.ts'
import type { Recogniser } from './recognition.ts'

const OTHER_LOCATORS = /^(miso(label|device|basedir|_\w+_srv)|img_dev|img_loop|iso-scan\/filename|ip)$/

/** Manjaro, Garuda and what else is made with Manjaro's tools: the file systems of the disc are fetched one by one. */
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
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [
          `misobasedir=${base} miso_http_srv={TREE_URL} ip=dhcp`,
          ...withoutArguments(entry.arguments, OTHER_LOCATORS),
        ].join(' '),
        experimental: canFetch === false,
      })),
    ),
    ramMegabytes: ramForSquashfs(layers.reduce((sum, layer) => sum + layer.sizeBytes, 0)),
  }
}
