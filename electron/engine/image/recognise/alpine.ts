import { NETBOOT_INITRD, NETBOOT_KERNEL } from '#contract/overlay.ts'
import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import type { Recogniser } from './recognition.ts'

const FLAVOURS = ['lts', 'virt', 'stable', 'edge', 'rpi']

/**
 * Alpine Linux: the initramfs on the disc is built without its "network" feature (aports, mkimg.base.sh). The one of
 * the "netboot" download has it, and gets packages and modules from the disc's tree.
 */
export const recogniseAlpine: Recogniser = async disc => {
  const release = await disc.readText('/.alpine-release')
  if (release === null) return null
  const [, edition = null, version = null] = /^alpine-(\w+?)[ -](\d[\w.]*)/.exec(release) ?? []
  const arch = parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree))
  let flavour = 'lts'
  for (const name of FLAVOURS.toReversed()) if (await findFile(disc, `/boot/modloop-${name}`)) flavour = name
  const name = `alpine-netboot-${version ?? 'VERSION'}-${arch === 'arm64' ? 'aarch64' : 'x86_64'}.tar.gz`
  return {
    family: 'alpine',
    product: `Alpine Linux ${version ?? ''}`.trim(),
    version,
    arch,
    edition,
    netboot: 'no',
    reason: remark('alpine-without-network'),
    wayOut: {
      kind: 'add-netboot-kernel',
      remark: remark('alpine-add-kernel', { flavour, archive: name }),
    },
    evidence: [remark('alpine-release', { text: release.trim().split('\n')[0] ?? '' })],
    entries: [
      {
        title: `Alpine Linux ${version ?? ''}`.trim(),
        kernel: NETBOOT_KERNEL,
        initrd: [NETBOOT_INITRD],
        arguments: `ip=dhcp alpine_repo={TREE_URL}apks modloop={TREE_URL}boot/modloop-${flavour} modules=loop,squashfs`,
        experimental: false,
      },
    ],
    ramMegabytes: 1024,
  }
}
