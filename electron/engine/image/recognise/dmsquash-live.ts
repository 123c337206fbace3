import { archOfLoaders, parseArch } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { withoutArguments } from './kernel-arguments.ts'
import type { Recogniser } from './recognition.ts'

/** dracut.cmdline(7): `root=live:<url>` is for initrds with the livenet module; some vendors leave it out. */
const OTHER_LOCATORS = /^(root|rd\.live\.check|rd\.neednet|ip|iso-scan\/filename|findiso)$/
const SQUASHFS = '/LiveOS/squashfs.img'

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^Fedora/i, 'fedora-live'],
  [/^Install-(Leap|SUSE|SLE)/i, 'opensuse'],
  [/^openSUSE/i, 'opensuse'],
  [/^(Rocky|AlmaLinux|CentOS)/i, 'el-live'],
]

/** Fedora Workstation and other live systems of dracut; openSUSE Leap 16's installer is one as well. */
export const recogniseDmsquashLive: Recogniser = async disc => {
  const squashfs = await disc.tree.find(SQUASHFS)
  if (squashfs?.kind !== 'file') return null
  const own = disc.entries.filter(entry => /(^|\s)(root=live:|rd\.live\.image)/.test(entry.arguments))
  const entries = own.length > 0 ? own : disc.entries.filter(entry => entry.initrd.length > 0)
  if (entries.length === 0) return null
  const locator = `root=live:{TREE_URL}${squashfs.path.slice(1)} rd.neednet=1 ip=dhcp`
  return {
    family: FAMILIES.find(([label]) => label.test(disc.volumeId))?.[1] ?? 'dmsquash-live',
    product: null,
    version: /\d+(?:\.\d+)*/.exec(disc.volumeId.replace(/x86_64|amd64/, ''))?.[0] ?? null,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'partial',
    reason:
      'It starts if its initrd can fetch a live system over HTTP (dracut with livenet), which most can and some cannot.',
    evidence: [`${squashfs.path} is a live system that dracut can start`],
    entries: withoutDoubles(
      entries.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [locator, ...withoutArguments(entry.arguments, OTHER_LOCATORS)].join(' '),
        experimental: true,
      })),
    ),
  }
}
