import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, initrdCan, initrdEvidence } from './disc-facts.ts'
import { networkEntries, EDIT_ARGUMENTS, ramForIsoInInitrd, ramForSquashfs } from './entries.ts'
import type { RecognisedEntry, Recogniser } from './recognition.ts'

/** dracut.cmdline(7): `root=live:<url>` needs an initrd with the livenet module, which some vendors omit. */
const OTHER_LOCATORS = /^(root|rd\.live\.check|rd\.neednet|ip|iso-scan\/filename|findiso)$/
const SQUASHFS = '/LiveOS/squashfs.img'
/** Without livenet, an ISO inside the initrd still works (dracut, parse-dmsquash-live.sh). */
const ISO_IN_INITRD = '/live.iso'

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^Fedora/i, 'fedora-live'],
  [/^openSUSE/i, 'opensuse'],
  [/^(Rocky|AlmaLinux|CentOS)/i, 'el-live'],
  [/^VOID_LIVE/i, 'void'],
]

/** Fedora Workstation, Void and other live systems based on dracut. */
export const recogniseDmsquashLive: Recogniser = async disc => {
  const squashfs = await disc.tree.find(SQUASHFS)
  if (squashfs?.kind !== 'file') return null
  const own = disc.entries.filter(entry => /(^|\s)(root=live:|rd\.live\.image)/.test(entry.arguments))
  const entries = own.length > 0 ? own : disc.entries.filter(entry => entry.initrd.length > 0)
  if (entries.length === 0) return null
  const canFetch = await initrdCan(disc, entries, 'livenet')
  const [, family] = FAMILIES.find(([label]) => label.test(disc.volumeId)) ?? [null, 'dmsquash-live']
  const version = /\d+(?:\.\d+)*/.exec(disc.volumeId.replace(/x86_64|amd64/, ''))?.[0] ?? null
  const locator =
    canFetch === false
      ? `root=live:${ISO_IN_INITRD}`
      : `root=live:{TREE_URL}${squashfs.path.slice(1)} rd.neednet=1 ip=dhcp`
  const start: Pick<RecognisedEntry, 'start'> =
    canFetch === false
      ? { start: { kind: 'iso-in-initrd', embedded: { path: null, name: ISO_IN_INITRD } } }
      : {}
  return {
    family,
    product: null,
    version,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: canFetch === true ? 'yes' : 'partial',
    reason: REASONS[String(canFetch) as keyof typeof REASONS],
    ...(canFetch === true ? {} : { wayOut: EDIT_ARGUMENTS }),
    evidence: [
      remark('live-system', { path: squashfs.path, program: 'dracut' }),
      ...initrdEvidence(canFetch, 'livenet'),
    ],
    entries: networkEntries(entries, {
      words: locator,
      without: OTHER_LOCATORS,
      experimental: canFetch !== true,
      ...start,
    }),
    ramMegabytes: canFetch === false ? ramForIsoInInitrd(disc.sizeBytes) : ramForSquashfs(squashfs.sizeBytes),
  }
}

const REASONS = {
  true: remark('dracut-fetches'),
  false: remark('dracut-iso-in-initrd'),
  null: remark('dracut-may-fetch'),
} as const
