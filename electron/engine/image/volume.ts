import { DecodeError, nullOnDecodeError } from '../base/bytes/decode-error.ts'
import type { BlockSource } from './block-source.ts'
import { createFileTree, EMPTY_READER } from './create-file-tree.ts'
import {
  bootPlatformsOf,
  readBootCatalog,
  type BootCatalogEntry,
  type BootPlatform,
} from './eltorito/boot-catalog.ts'
import type { FileTree } from './file-tree.ts'
import type { ReadBudget } from './read-budget.ts'
import {
  decodeDirectoryRecord,
  readVolumeDescriptorSet,
  type VolumeDescriptor,
} from './iso9660/structures.ts'
import { createIso9660Reader, type Naming } from './iso9660/iso9660-reader.ts'
import { decodeSharingProtocolIndicator, readSystemUse } from './iso9660/rock-ridge.ts'
import { openUdf, type UdfVolume } from './udf/open-udf.ts'

/** An opened disc image. */
export interface Volume {
  readonly tree: FileTree
  readonly fileSystem: Naming['kind'] | 'udf'
  /** Trimmed descriptor fields; empty if the disc has none. */
  readonly volumeId: string
  readonly systemId: string
  readonly publisherId: string
  readonly applicationId: string
  /** The declared length of the volume. A shorter source was truncated. */
  readonly neededBytes: number
  readonly bootPlatforms: readonly BootPlatform[]
  /** El Torito: what firmware would start from a drive. */
  readonly bootCatalog: readonly BootCatalogEntry[]
  /** True if there is a UDF file system, even if it was not chosen. */
  readonly hasUdf: boolean
}

const ROCK_RIDGE_SIGNATURES = ['RR', 'PX', 'NM', 'TF', 'ER']

/**
 * Null if the source contains no known volume. Rejects with DecodeError for a broken one, and with OutOfBudget, as its
 * tree does, if reading it costs too much.
 */
export async function openVolume(source: BlockSource, budget?: ReadBudget): Promise<Volume | null> {
  const set = await readVolumeDescriptorSet(source)
  const bootCatalog = await readBootCatalog(source, set.bootRecords)
  const boot = { bootCatalog, bootPlatforms: bootPlatformsOf(bootCatalog) }
  if (!set.primary) {
    const udf = set.hasUdf ? await openUdf(source) : null
    if (set.hasUdf && !udf) throw new DecodeError('the UDF file system has no anchor')
    return udf && { ...NO_IDENTIFIERS, ...boot, ...facetsOf(udf, budget) }
  }
  const { primary, joliet } = set
  const facts = {
    ...boot,
    volumeId: primary.volumeId,
    systemId: primary.systemId,
    publisherId: primary.publisherId,
    applicationId: primary.applicationId,
    hasUdf: set.hasUdf,
  }
  // The ISO 9660 half of a bridge disc may contain only a note that this is UDF, so this opens both. If the UDF half
  // is broken, the ISO 9660 half has to do.
  const udf = set.hasUdf ? await openUdf(source).catch(nullOnDecodeError) : null
  const neededBytes = Math.max(primary.volumeSpaceSize * primary.logicalBlockSize, udf?.neededBytes ?? 0)
  // Data after the truncation cannot be read, so stop before anything fails on it.
  if (neededBytes > source.sizeBytes)
    return { ...facts, neededBytes, tree: createFileTree(EMPTY_READER), fileSystem: 'plain' }
  if (set.isCut) throw new DecodeError('the volume descriptors end without a terminator')
  const naming = await chooseNaming(source, primary, joliet)
  const descriptor = naming.kind === 'joliet' ? joliet! : primary
  const tree = createFileTree(createIso9660Reader({ source, descriptor, naming }), budget)
  const volume: Volume = { ...facts, neededBytes, tree, fileSystem: naming.kind }
  if (!udf) return volume
  const udfTree = createFileTree(udf.reader, budget)
  return (await holdsMore(udfTree, tree)) ? { ...volume, tree: udfTree, fileSystem: 'udf' } : volume
}

const NO_IDENTIFIERS = { systemId: '', publisherId: '', applicationId: '' }

function facetsOf({ reader, volumeId, neededBytes }: UdfVolume, budget: ReadBudget | undefined) {
  return {
    tree: createFileTree(reader, budget),
    fileSystem: 'udf',
    volumeId,
    neededBytes,
    hasUdf: true,
  } as const
}

/**
 * Prefers Rock Ridge, then Joliet, then plain names: only Rock Ridge has symlinks, and Joliet truncates names at 64
 * characters.
 */
async function chooseNaming(
  source: BlockSource,
  primary: VolumeDescriptor,
  joliet: VolumeDescriptor | null,
): Promise<Naming> {
  const { rootDirectory, logicalBlockSize } = primary
  const block = await source.read(rootDirectory.extentLocation * logicalBlockSize, logicalBlockSize)
  const self = decodeDirectoryRecord(block)
  const indicator = decodeSharingProtocolIndicator(self.systemUse)
  if (indicator) {
    const entries = await readSystemUse(source, self, { logicalBlockSize, skipLength: 0 })
    if (entries.some(entry => ROCK_RIDGE_SIGNATURES.includes(entry.signature)))
      return { kind: 'rock-ridge', skipLength: indicator.skipLength }
  }
  return joliet ? { kind: 'joliet' } : { kind: 'plain' }
}

/** A half with at most this many files and no directory is only a note. */
const MAX_NOTES = 2
/** On larger discs, both halves are assumed to have the same files, as every tool that writes both ensures. */
const MAX_NAMES = 20_000

/**
 * True if `one` half of a bridge disc contains files, or bytes of them, that `other` lacks. A broken half never does.
 */
async function holdsMore(one: FileTree, other: FileTree): Promise<boolean> {
  const root = (await other.list('/')) ?? []
  if (root.length <= MAX_NOTES && root.every(entry => entry.kind === 'file')) {
    const rest = await one.list('/').catch(nullOnDecodeError)
    return rest !== null && (rest.length > root.length || rest.some(entry => entry.kind === 'directory'))
  }
  const [mine, theirs] = [await measure(one), await measure(other)]
  if (!mine || !theirs) return false
  return mine.files > theirs.files || (mine.files === theirs.files && mine.bytes > theirs.bytes)
}

async function measure(tree: FileTree): Promise<{ files: number; bytes: number } | null> {
  let names = 0
  let files = 0
  let bytes = 0
  try {
    for await (const entry of tree.walk()) {
      if (++names > MAX_NAMES) return null
      if (entry.kind === 'directory') continue
      files++
      bytes += entry.sizeBytes
    }
  } catch (thrown) {
    return nullOnDecodeError(thrown)
  }
  return { files, bytes }
}
