import { remark } from '#words/remark.ts'
import type { BlockSource } from '../block-source.ts'
import { isEfiProgram, isMultiboot, type ConfiguredOther } from '../bootconfig/configured-entry.ts'
import { readBootConfiguration } from '../bootconfig/read-boot-configuration.ts'
import { createInitrdInspector, type InitrdFeatures } from '../initrd/inspect-initrds.ts'
import { createReadBudget } from '../read-budget.ts'
import { readFileBytes, readTextFile } from '../create-file-tree.ts'
import type { Volume } from '../volume.ts'
import { recogniseAllInInitrd, recogniseTalosUki } from './all-in-initrd.ts'
import { recogniseAlpine } from './alpine.ts'
import { recogniseAnaconda } from './anaconda.ts'
import { recogniseArchiso, recogniseMiso } from './archiso.ts'
import { recogniseFreeBsd, recogniseNetBsd, recogniseOpenBsd } from './bsd.ts'
import { recogniseCasper } from './casper.ts'
import { recogniseCoreos } from './coreos.ts'
import { recogniseDebianInstaller, recogniseNetworkInstaller } from './debian-installer.ts'
import { recogniseDmsquashLive } from './dmsquash-live.ts'
import { createEfiPrograms } from './efi-programs.ts'
import { recogniseElemental } from './elemental.ts'
import { recogniseEsxi } from './esxi.ts'
import { recogniseEfiProgram, recogniseGeneric, recogniseUdfOnly, unknownDisc } from './generic.ts'
import { recogniseGentoo, recogniseOldSystemRescue } from './gentoo.ts'
import { recogniseAntix, recogniseProxmox } from './iso-in-initrd.ts'
import { recogniseLiveBoot } from './live-boot.ts'
import { recogniseNixos } from './nixos.ts'
import type { Disc, Recogniser, Recognition } from './recognition.ts'
import { recogniseSlackware } from './slackware.ts'
import { recogniseIpxeDisc, recogniseMemtest, recogniseSmallBiosDisc } from './small-discs.ts'
import { recogniseAgama, recogniseLinuxrc } from './suse.ts'
import { recogniseWindows } from './windows.ts'
import { recogniseXen } from './xen.ts'
import { withoutLongLines } from '../../base/foreign-lines.ts'

/**
 * The first match wins. Recognisers by unique paths come first, then those by paths that others share. Live systems
 * come before the installer, which Debian's live discs contain too, and Anaconda before dracut's live systems, because
 * EL 7 has its installer in `/LiveOS/squashfs.img`.
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

/** Recognises a volume. Never null: "unknown" is a result. */
export async function recognise(
  volume: Volume,
  source: BlockSource,
  initrdFeatures: InitrdFeatures = createInitrdInspector({
    tree: volume.tree,
    source,
    budget: createReadBudget({ timeMs: 60_000 }),
  }).features,
): Promise<Recognition> {
  const { disc, others } = await inspectDisc(volume, source, initrdFeatures)
  const finish = (recognition: Recognition) => withOthers(withFirmware(recognition, disc), others)
  for (const recogniser of RECOGNISERS) {
    const recognition = await recogniser(disc)
    if (recognition) return finish(recognition)
  }
  return finish(await unknownDisc(disc))
}

/** More would be a list of tools, not evidence. */
const MAX_OTHERS = 8

/** Lists the entries of the disc's menu that ours lacks, so that nothing disappears silently. */
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

/**
 * Collects the facts for the recognisers. `others` are entries of the disc's menus that cannot start over a network.
 */
async function inspectDisc(
  volume: Volume,
  source: BlockSource,
  initrdFeatures: InitrdFeatures,
): Promise<{ disc: Disc; others: readonly ConfiguredOther[] }> {
  const { tree } = volume
  const readText: Disc['readText'] = async (path, maxLineChars) => {
    const text = await readTextFile(tree, source, path)
    return text === null ? null : withoutLongLines(text, maxLineChars)
  }
  const exists = async (path: string) => (await tree.find(path)) !== null
  const { starts, others } = await readBootConfiguration(tree, { readText, exists })
  const disc: Disc = {
    ...volume,
    sizeBytes: source.sizeBytes,
    readText,
    readBytes: (path, offset, length) => readFileBytes(tree, source, path, { offset, length }),
    initrdFeatures,
    entries: starts.filter(entry => !isMultiboot(entry) && !isEfiProgram(entry)),
    multiboot: starts.filter(isMultiboot),
    configuredPrograms: starts.filter(isEfiProgram),
    efiPrograms: createEfiPrograms(volume, source),
  }
  return { disc, others }
}
