import { remark } from '#contract/image-remark.ts'
import type { BlockSource } from '../block-source.ts'
import type { ConfiguredOther } from '../bootconfig/configured-entry.ts'
import { createInitrdInspector, type InitrdFeatures } from '../initrd/inspect-initrds.ts'
import { createLookBudget } from '../initrd/look-budget.ts'
import type { Volume } from '../volume.ts'
import { recogniseAgama } from './agama.ts'
import { recogniseAllInInitrd } from './all-in-initrd.ts'
import { recogniseAlpine } from './alpine.ts'
import { recogniseAnaconda } from './anaconda.ts'
import { recogniseAntix } from './antix.ts'
import { recogniseArchiso } from './archiso.ts'
import { recogniseFreeBsd, recogniseNetBsd, recogniseOpenBsd } from './bsd.ts'
import { recogniseCasper } from './casper.ts'
import { recogniseCoreos } from './coreos.ts'
import { recogniseDebianInstaller } from './debian-installer.ts'
import { recogniseDmsquashLive } from './dmsquash-live.ts'
import { recogniseEfiProgram } from './efi-program.ts'
import { recogniseElemental } from './elemental.ts'
import { recogniseEsxi } from './esxi.ts'
import { recogniseGeneric } from './generic.ts'
import { recogniseGentoo } from './gentoo.ts'
import { recogniseIpxeDisc } from './ipxe-disc.ts'
import { lookAtDisc } from './look-at-disc.ts'
import { recogniseLinuxrc } from './linuxrc.ts'
import { recogniseLiveBoot } from './live-boot.ts'
import { recogniseMemtest } from './memtest.ts'
import { recogniseMiso } from './miso.ts'
import { recogniseNetworkInstaller } from './network-installer.ts'
import { recogniseNixos } from './nixos.ts'
import { recogniseOldSystemRescue } from './old-system-rescue.ts'
import { recogniseProxmox } from './proxmox.ts'
import type { Disc, Recogniser, Recognition } from './recognition.ts'
import { recogniseSlackware } from './slackware.ts'
import { recogniseSmallBiosDisc } from './small-bios-disc.ts'
import { recogniseTalosUki } from './talos-uki.ts'
import { recogniseUdfOnly } from './udf-only.ts'
import { unknownDisc } from './unknown.ts'
import { recogniseWindows } from './windows.ts'
import { recogniseXen } from './xen.ts'

/**
 * First match wins: engines by paths that only they have first, then those whose paths others have as well. Live
 * systems come before the installer, which Debian's live discs carry too, and Anaconda before dracut's live systems,
 * for EL 7 keeps its installer in `/LiveOS/squashfs.img`.
 */
const RECOGNISERS: readonly Recogniser[] = [
  recogniseUdfOnly,
  recogniseWindows,
  recogniseEsxi,
  recogniseProxmox,
  recogniseXen,
  recogniseCoreos,
  recogniseElemental,
  recogniseCasper,
  recogniseAnaconda,
  recogniseLiveBoot,
  recogniseDebianInstaller,
  recogniseArchiso,
  recogniseMiso,
  recogniseAlpine,
  recogniseNixos,
  recogniseGentoo,
  recogniseLinuxrc,
  recogniseAgama,
  recogniseDmsquashLive,
  recogniseSlackware,
  recogniseOldSystemRescue,
  recogniseAntix,
  recogniseFreeBsd,
  recogniseNetBsd,
  recogniseOpenBsd,
  recogniseMemtest,
  recogniseAllInInitrd,
  recogniseTalosUki,
  recogniseIpxeDisc,
  recogniseNetworkInstaller,
  recogniseGeneric,
  recogniseSmallBiosDisc,
  recogniseEfiProgram,
]

/** Says what a volume is. Never null: "unknown" is an answer. */
export async function recognise(
  volume: Volume,
  source: BlockSource,
  initrdFeatures: InitrdFeatures = createInitrdInspector({
    tree: volume.tree,
    source,
    budget: createLookBudget({ timeMs: 60_000 }),
  }).features,
): Promise<Recognition> {
  const { disc, others } = await lookAtDisc(volume, source, initrdFeatures)
  const finish = (recognition: Recognition) => withOthers(withFirmware(recognition, disc), others)
  for (const recogniser of RECOGNISERS) {
    const recognition = await recogniser(disc)
    if (recognition) return finish(recognition)
  }
  return finish(await unknownDisc(disc))
}

/** More would be a list of somebody's tools, not evidence. */
const MAX_OTHERS = 8

/** What is in the disc's own menu and not in ours is said, not dropped. */
function withOthers(recognition: Recognition, others: readonly ConfiguredOther[]): Recognition {
  const said = others
    .slice(0, MAX_OTHERS)
    .map(({ title, command }) => remark('entry-not-understood', { title: title.slice(0, 128), command }))
  return { ...recognition, evidence: [...recognition.evidence, ...said] }
}

function withFirmware(recognition: Recognition, disc: Disc): Recognition {
  const [first, second] = disc.bootPlatforms
  if (first === undefined) return recognition
  const boots = remark(second === undefined ? `boots-on-${first}` : 'boots-on-both')
  return { ...recognition, evidence: [...recognition.evidence, boots] }
}
