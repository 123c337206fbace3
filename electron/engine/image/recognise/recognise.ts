import type { FileTree } from '../file-tree.ts'
import type { BlockSource } from '../block-source.ts'
import { isMultiboot } from '../bootconfig/configured-entry.ts'
import { readBootConfiguration } from '../bootconfig/read-boot-configuration.ts'
import { createInitrdInspector, type InitrdFeatures } from '../initrd/inspect-initrds.ts'
import { createLookBudget } from '../initrd/look-budget.ts'
import { readTextFile } from '../read-text-file.ts'
import type { Volume } from '../volume.ts'
import { recogniseAnaconda } from './anaconda.ts'
import { recogniseArchiso } from './archiso.ts'
import { recogniseCasper } from './casper.ts'
import { recogniseDebianInstaller } from './debian-installer.ts'
import { recogniseDmsquashLive } from './dmsquash-live.ts'
import { recogniseGeneric } from './generic.ts'
import { recogniseLiveBoot } from './live-boot.ts'
import type { Disc, Recogniser, Recognition } from './recognition.ts'
import { recogniseRefusal } from './refusals.ts'
import { recogniseUdfOnly } from './udf-only.ts'
import { unknownDisc } from './unknown.ts'

/**
 * First match wins. Live systems come before the installer, which Debian's live discs carry as well, and Anaconda
 * before dracut's live systems, for EL 7 keeps its installer in `/LiveOS/squashfs.img`.
 */
const RECOGNISERS: readonly Recogniser[] = [
  recogniseUdfOnly,
  recogniseCasper,
  recogniseAnaconda,
  recogniseLiveBoot,
  recogniseDebianInstaller,
  recogniseArchiso,
  recogniseRefusal,
  recogniseDmsquashLive,
  recogniseGeneric,
]

const FIRMWARE = { bios: 'BIOS', uefi: 'UEFI' } as const

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
  const disc = await lookAt(volume, source, initrdFeatures)
  for (const recogniser of RECOGNISERS) {
    const recognition = await recogniser(disc)
    if (recognition) return withFirmware(recognition, disc)
  }
  return withFirmware(await unknownDisc(disc), disc)
}

async function lookAt(volume: Volume, source: BlockSource, initrdFeatures: InitrdFeatures): Promise<Disc> {
  const tree: FileTree = volume.tree
  const readText = (path: string) => readTextFile(tree, source, path)
  const exists = async (path: string) => (await tree.find(path)) !== null
  const configured = await readBootConfiguration(tree, { readText, exists })
  return {
    ...volume,
    sizeBytes: source.sizeBytes,
    readText,
    initrdFeatures,
    entries: configured.filter(entry => !isMultiboot(entry)),
    multiboot: configured.filter(isMultiboot),
  }
}

function withFirmware(recognition: Recognition, disc: Disc): Recognition {
  if (disc.bootPlatforms.length === 0) return recognition
  const names = disc.bootPlatforms.map(platform => FIRMWARE[platform]).join(' and ')
  return { ...recognition, evidence: [...recognition.evidence, `from a drive it boots on ${names}`] }
}
