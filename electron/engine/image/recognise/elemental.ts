import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import { networkEntries, RAM_FOR_HARVESTER, ramForSquashfs } from './entries.ts'
import type { Disc, Recogniser } from './recognition.ts'

const SQUASHFS = '/rootfs.squashfs'
const OTHER_LOCATORS =
  /^(root|cdroot|ip|rd\.neednet|rd\.live\.(dir|squashimg|check)|rd\.cos\.disable|rd\.noverifyssl|net\.ifnames|iso-scan\/filename|findiso)$/
/** The arguments that Harvester's and Kairos's PXE instructions share. */
const WORDS = 'ip=dhcp rd.neednet=1 net.ifnames=1 rd.cos.disable rd.noverifyssl'
const PAIRS: readonly (readonly [string, string])[] = [
  ['/boot/x86_64/loader/linux', '/boot/x86_64/loader/initrd'],
  ['/boot/aarch64/loader/linux', '/boot/aarch64/loader/initrd'],
  ['/boot/kernel', '/boot/initrd'],
]

/** Harvester, Kairos and everything else built with the Elemental toolkit: all have the label `COS_LIVE`. */
export const recogniseElemental: Recogniser = async disc => {
  const squashfs = await findFile(disc, SQUASHFS)
  if (!squashfs) return null
  const release = await disc.readText('/harvester-release.yaml')
  const version = /^harvester:\s*["']?v?([^\s"']+)/m.exec(release ?? '')?.[1] ?? null
  const title = release === null ? 'Elemental live system' : `Harvester Installer ${version ?? ''}`.trim()
  const own = disc.entries.filter(entry => /\/boot\//.test(entry.kernel))
  const entries = own.length > 0 ? own : await pairOf(disc, title)
  if (entries.length === 0) return null
  const isKairos = disc.entries.some(entry => /kairos|immucore/i.test(`${entry.title} ${entry.arguments}`))
  return {
    family: release !== null ? 'harvester' : isKairos ? 'kairos' : 'elemental',
    product: release === null ? null : `Harvester ${version ?? ''}`.trim(),
    version,
    arch: parseArch(entries[0]?.kernel ?? '') ?? (await archOfLoaders(disc.tree)),
    netboot: 'yes',
    reason:
      release === null
        ? remark('fetches-into-memory', { path: squashfs.path })
        : remark('harvester-fetches', { path: squashfs.path }),
    evidence: [
      ...(release === null ? [] : [releaseEvidence(version)]),
      remark('live-system', { path: squashfs.path, program: 'dracut' }),
    ],
    entries: networkEntries(entries, {
      words: `root=live:{TREE_URL}${squashfs.path.slice(1)} ${WORDS}`,
      without: OTHER_LOCATORS,
    }),
    ramMegabytes: release === null ? ramForSquashfs(squashfs.sizeBytes) : RAM_FOR_HARVESTER,
  }
}

function releaseEvidence(version: string | null): ImageRemark {
  return version === null
    ? remark('harvester-release-silent')
    : remark('harvester-release', { text: version })
}

async function pairOf(disc: Disc, title: string): Promise<ConfiguredEntry[]> {
  for (const [kernelPath, initrdPath] of PAIRS) {
    const kernel = await findFile(disc, kernelPath)
    const initrd = await findFile(disc, initrdPath)
    if (kernel && initrd)
      return [
        { title, kernel: kernel.path, initrd: [initrd.path], arguments: 'console=tty1', source: kernelPath },
      ]
  }
  return []
}
