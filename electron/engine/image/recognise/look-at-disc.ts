import type { BlockSource } from '../block-source.ts'
import { isEfiProgram, isMultiboot, type ConfiguredOther } from '../bootconfig/configured-entry.ts'
import { readBootConfiguration } from '../bootconfig/read-boot-configuration.ts'
import type { InitrdFeatures } from '../initrd/inspect-initrds.ts'
import { readFileBytes, readTextFile } from '../read-file.ts'
import type { Volume } from '../volume.ts'
import { createEfiPrograms } from './efi-programs.ts'
import type { Disc } from './recognition.ts'

/** Gathers what recognisers may look at; `others` is what the disc's menus hold that cannot be started over a network. */
export async function lookAtDisc(
  volume: Volume,
  source: BlockSource,
  initrdFeatures: InitrdFeatures,
): Promise<{ disc: Disc; others: readonly ConfiguredOther[] }> {
  const { tree } = volume
  const readText = (path: string) => readTextFile(tree, source, path)
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
