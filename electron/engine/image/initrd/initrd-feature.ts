/** What an initrd can do, by a file that only this part of it has. */
export type InitrdFeature =
  | 'livenet'
  | 'dmsquashLive'
  | 'archiso'
  | 'archisoHttp'
  | 'miso'
  | 'misoHttp'
  | 'liveBoot'
  | 'liveBootHttp'
  | 'casper'
  | 'netRetriever'
  | 'cdromRetriever'
  | 'anaconda'
  | 'coreosLive'
  | 'linuxrc'

/** Paths without a leading slash. Merged-/usr systems keep `lib` and `sbin` below `usr`. */
const MARKS: readonly (readonly [InitrdFeature, RegExp])[] = [
  // dracut: modules.d/90livenet, 90dmsquash-live
  ['livenet', /^(usr\/)?s?bin\/livenetroot(\.sh)?$/],
  ['dmsquashLive', /^(usr\/)?s?bin\/dmsquash-live-root(\.sh)?$/],
  // mkinitcpio-archiso and its descendant at Manjaro
  ['archiso', /^hooks\/archiso$/],
  ['archisoHttp', /^hooks\/archiso_pxe_http$/],
  ['miso', /^hooks\/miso$/],
  ['misoHttp', /^hooks\/miso_pxe_http$/],
  // Debian's live-boot and Ubuntu's casper, both for initramfs-tools
  ['liveBoot', /^(usr\/)?lib\/live\/boot\/9990-main\.sh$/],
  ['liveBootHttp', /^(usr\/)?lib\/live\/boot\/9990-mount-http\.sh$/],
  ['casper', /^scripts\/casper$/],
  // debian-installer: where its parts come from
  ['netRetriever', /^usr\/lib\/debian-installer\/retriever\/net-retriever$/],
  ['cdromRetriever', /^usr\/lib\/debian-installer\/retriever\/cdrom-retriever$/],
  // Anaconda's dracut module; CoreOS's; SUSE's installer
  ['anaconda', /^(usr\/)?lib\/anaconda-lib\.sh$/],
  ['coreosLive', /^(usr\/)?s?bin\/coreos-livepxe-rootfs(\.sh)?$/],
  ['linuxrc', /^linuxrc\.config$|^etc\/linuxrc\.d$/],
]

/** The feature that a name in an initrd stands for; null for all but a few. */
export function featureOfPath(name: string): InitrdFeature | null {
  const path = name.replace(/^(\.?\/)+/, '')
  return MARKS.find(([, pattern]) => pattern.test(path))?.[0] ?? null
}
