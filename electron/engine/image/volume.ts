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
import { decodeDirectoryRecord } from './iso9660/directory-record.ts'
import { createIso9660Reader, type Naming } from './iso9660/iso9660-reader.ts'
import { decodeSharingProtocolIndicator, readSystemUse } from './iso9660/susp.ts'
import { readVolumeDescriptorSet, type VolumeDescriptor } from './iso9660/volume-descriptor.ts'
import { openUdf, type UdfVolume } from './udf/open-udf.ts'

/** An opened disc image. */
export interface Volume {
  readonly tree: FileTree
  readonly fileSystem: Naming['kind'] | 'udf'
  /** Descriptor fields, trimmed; empty where the disc says nothing. */
  readonly volumeId: string
  readonly systemId: string
  readonly publisherId: string
  readonly applicationId: string
  /** How long the volume says it is. A shorter source was cut off. */
  readonly neededBytes: number
  readonly bootPlatforms: readonly BootPlatform[]
  /** El Torito: what firmware would start from a drive. */
  readonly bootCatalog: readonly BootCatalogEntry[]
  /** True where a UDF file system is there, whether or not it was chosen. */
  readonly hasUdf: boolean
}

const ROCK_RIDGE_SIGNATURES = ['RR', 'PX', 'NM', 'TF', 'ER']

/** Null where the source holds no volume that anyone knows. Rejects with DecodeError on a broken one. */
export async function openVolume(source: BlockSource): Promise<Volume | null> {
  const set = await readVolumeDescriptorSet(source)
  const bootCatalog = await readBootCatalog(source, set.bootRecords)
  const boot = { bootCatalog, bootPlatforms: bootPlatformsOf(bootCatalog) }
  if (!set.primary) {
    const udf = set.hasUdf ? await openUdf(source) : null
    if (set.hasUdf && !udf) throw new DecodeError('the UDF file system has no anchor')
    return udf && { ...NOT_SAID, ...boot, ...facetsOf(udf) }
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
  // The ISO 9660 half of a bridge disc may be there for a note that this is UDF: then the note is all that it needs.
  const udf = set.hasUdf ? await openUdf(source).catch(nullOnDecodeError) : null
  const neededBytes = Math.max(primary.volumeSpaceSize * primary.logicalBlockSize, udf?.neededBytes ?? 0)
  // What is behind the cut cannot be read; say so before anything trips over it.
  if (neededBytes > source.sizeBytes)
    return { ...facts, neededBytes, tree: createFileTree(EMPTY_READER), fileSystem: 'plain' }
  if (set.isCut) throw new DecodeError('the volume descriptors end without a terminator')
  const naming = await chooseNaming(source, primary, joliet)
  const descriptor = naming.kind === 'joliet' ? joliet! : primary
  const tree = createFileTree(createIso9660Reader({ source, descriptor, naming }))
  const volume: Volume = { ...facts, neededBytes, tree, fileSystem: naming.kind }
  if (!udf) return volume
  const udfTree = createFileTree(udf.reader)
  return (await holdsMore(udfTree, tree)) ? { ...volume, tree: udfTree, fileSystem: 'udf' } : volume
}

const NOT_SAID = { systemId: '', publisherId: '', applicationId: '' }

function facetsOf({ reader, volumeId, neededBytes }: UdfVolume) {
  return { tree: createFileTree(reader), fileSystem: 'udf', volumeId, neededBytes, hasUdf: true } as const
}

/** Rock Ridge over Joliet over plain: only Rock Ridge keeps symlinks, and Joliet cuts names at 64 characters. */
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

/** A half with as few files as this, and no directory, is a note to the reader. */
const MAX_NOTES = 2
/** Both halves of a larger disc are taken to hold the same, which all tools that write both see to. */
const MAX_NAMES = 20_000

/** Does `one` half of a bridge disc hold files, or bytes of them, that `other` does not? A broken half never does. */
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
