import { remark } from '#contract/image-remark.ts'
import { archOfLoaders, parseArch } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { findFile, hasFolder } from './find-file.ts'
import { initrdCan, initrdEvidence } from './initrd-check.ts'
import { withoutArguments } from './kernel-arguments.ts'
import { RAM_FOR_AGAMA } from './ram.ts'
import type { Recogniser } from './recognition.ts'
import { EDIT_ARGUMENTS } from './way-out.ts'

const OTHER_LOCATORS = /^(root|rd\.live\.check|rd\.neednet|ip|inst\.install_url)$/
const LABEL = /^Install-(Leap|SUSE-SLE|SLE\w*|openSUSE\w*)-?(\d+(?:\.\d+)?)?/i

/**
 * Agama: openSUSE Leap 16, SLES 16. The paths are those of other live systems; only the label tells them apart.
 * Without `root=live:` of its own the initrd looks for a drive with that label for ever.
 */
export const recogniseAgama: Recogniser = async disc => {
  const squashfs = await findFile(disc, '/LiveOS/squashfs.img')
  const label = LABEL.exec(disc.volumeId)
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
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [...locator, ...withoutArguments(entry.arguments, OTHER_LOCATORS)].join(' '),
        experimental: canFetch === false,
      })),
    ),
    ramMegabytes: RAM_FOR_AGAMA,
  }
}
