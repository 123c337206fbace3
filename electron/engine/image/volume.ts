import { DecodeError } from '../bytes/decode-error.ts'
import type { BlockSource } from './block-source.ts'
import { createFileTree } from './create-file-tree.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { readBootPlatforms, type BootPlatform } from './eltorito/boot-catalog.ts'
import type { FileTree } from './file-tree.ts'
import { decodeDirectoryRecord } from './iso9660/directory-record.ts'
import { createIso9660Reader, type Naming } from './iso9660/iso9660-reader.ts'
import { decodeSharingProtocolIndicator } from './iso9660/susp.ts'
import { readSystemUse } from './iso9660/system-use-reader.ts'
import type { VolumeDescriptor } from './iso9660/volume-descriptor.ts'
import { readVolumeDescriptorSet } from './iso9660/volume-descriptor-set.ts'

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
  /** True where a UDF file system is there as well, which may hold more than was read. */
  readonly hasUdf: boolean
}

const ROCK_RIDGE_SIGNATURES = ['RR', 'PX', 'NM', 'TF', 'ER']

/** Null where the source holds no volume that anyone knows. Rejects with DecodeError on a broken one. */
export async function openVolume(source: BlockSource): Promise<Volume | null> {
  const set = await readVolumeDescriptorSet(source)
  if (!set.primary) return set.hasUdf ? unreadableUdf() : null
  const { primary, joliet } = set
  const neededBytes = primary.volumeSpaceSize * primary.logicalBlockSize
  const facts = {
    volumeId: primary.volumeId,
    systemId: primary.systemId,
    publisherId: primary.publisherId,
    applicationId: primary.applicationId,
    neededBytes,
    hasUdf: set.hasUdf,
  }
  // What is behind the cut cannot be read; say so before anything trips over it.
  if (neededBytes > source.sizeBytes)
    return { ...facts, tree: emptyTree(), fileSystem: 'plain', bootPlatforms: [] }
  if (set.isCut) throw new DecodeError('the volume descriptors end without a terminator')
  const naming = await chooseNaming(source, primary, joliet)
  const descriptor = naming.kind === 'joliet' ? joliet! : primary
  return {
    ...facts,
    tree: createFileTree(createIso9660Reader({ source, descriptor, naming })),
    fileSystem: naming.kind,
    bootPlatforms: await readBootPlatforms(source, set.bootRecords),
  }
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

function unreadableUdf(): Volume {
  return {
    tree: emptyTree(),
    fileSystem: 'udf',
    volumeId: '',
    systemId: '',
    publisherId: '',
    applicationId: '',
    neededBytes: 0,
    bootPlatforms: [],
    hasUdf: true,
  }
}

function emptyTree(): FileTree {
  const root: DirectoryReader['root'] = {
    path: '/',
    name: '',
    kind: 'directory',
    sizeBytes: 0,
    extents: [],
    modifiedMs: 0,
    target: null,
    location: 0,
  }
  return createFileTree({ root, readDirectory: async () => [] })
}
