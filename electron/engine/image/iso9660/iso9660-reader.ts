import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { createNodeList, type DirectoryReader, type TreeNode } from '../create-file-tree.ts'
import type { Extent } from '../file-tree.ts'
import {
  decodeDirectory,
  decodeDirectoryRecord,
  FileFlag,
  isSelfOrParent,
  type DirectoryRecord,
  type VolumeDescriptor,
} from './structures.ts'
import { isUsableName, nameFromFileIdentifier, nameFromJolietIdentifier } from './field.ts'
import { decodeRockRidge, type RockRidgeAttributes, readSystemUse } from './rock-ridge.ts'

/** The source of names, best first: Rock Ridge has case, length, symlinks and depth; plain ECMA-119 is 8.3. */
export type Naming =
  | { readonly kind: 'rock-ridge'; readonly skipLength: number }
  | { readonly kind: 'joliet' }
  | { readonly kind: 'plain' }

/** 40,000 names with long Rock Ridge fields need about 10 MB. */
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024
/** Linux's PATH_MAX; deeper names are omitted. */
const MAX_PATH_LENGTH = 4096

const NO_ATTRIBUTES: RockRidgeAttributes = {
  name: null,
  mode: null,
  symlinkTarget: null,
  modifiedMs: null,
  childLink: null,
  isRelocated: false,
}

export function createIso9660Reader(volume: {
  readonly source: BlockSource
  readonly descriptor: VolumeDescriptor
  readonly naming: Naming
}): DirectoryReader {
  const { source, naming } = volume
  const blockSize = volume.descriptor.logicalBlockSize

  const attributesOf = async (record: DirectoryRecord): Promise<RockRidgeAttributes> => {
    if (naming.kind !== 'rock-ridge') return NO_ATTRIBUTES
    const { skipLength } = naming
    return decodeRockRidge(await readSystemUse(source, record, { logicalBlockSize: blockSize, skipLength }))
  }

  const directoryNode = (
    record: DirectoryRecord,
    path: string,
    name: string,
    modifiedMs: number,
  ): TreeNode => ({
    path,
    name,
    kind: 'directory',
    sizeBytes: record.dataLength,
    extents: [],
    modifiedMs,
    target: null,
    location: (record.extentLocation + record.extentAttributeRecordLength) * blockSize,
  })

  /** P1282 §4.1.5.1: the first record of a relocated directory describes it. */
  const moved = async (block: number): Promise<DirectoryRecord> => {
    const record = decodeDirectoryRecord(await source.read(block * blockSize, Math.min(blockSize, 255)))
    if (!isSelfOrParent(record)) throw new DecodeError(`no directory at block ${block}`)
    return record
  }

  const nodeOf = async (
    sections: readonly DirectoryRecord[],
    directory: TreeNode,
  ): Promise<TreeNode | null> => {
    const record = sections[0]!
    const attributes = await attributesOf(record)
    const name = attributes.name ?? plainName(record.fileIdentifier)
    const path = `${directory.path === '/' ? '' : directory.path}/${name}`
    if (attributes.isRelocated || !isUsableName(name) || path.length > MAX_PATH_LENGTH) return null
    const modifiedMs = attributes.modifiedMs ?? record.recordedMs
    if (attributes.childLink !== null)
      return directoryNode(await moved(attributes.childLink), path, name, modifiedMs)
    if (record.fileFlags & FileFlag.Directory) return directoryNode(record, path, name, modifiedMs)
    const common = { path, name, modifiedMs, location: null }
    if (attributes.symlinkTarget !== null)
      return { ...common, kind: 'symlink', sizeBytes: 0, extents: [], target: attributes.symlinkTarget }
    if (isDeviceOrPipe(attributes.mode)) return null
    const content = groupSections(sections, blockSize, source.sizeBytes)
    return content && { ...common, kind: 'file', ...content, target: null }
  }

  const plainName = naming.kind === 'joliet' ? nameFromJolietIdentifier : nameFromFileIdentifier

  return {
    root: directoryNode(volume.descriptor.rootDirectory, '/', '', volume.descriptor.rootDirectory.recordedMs),
    async readDirectory(directory) {
      if (directory.sizeBytes > MAX_DIRECTORY_BYTES)
        throw new DecodeError(`${directory.path} says it is ${directory.sizeBytes} bytes long`)
      const extent = await source.read(directory.location ?? 0, directory.sizeBytes)
      const list = createNodeList()
      let sections: DirectoryRecord[] = []
      for (const record of decodeDirectory(extent)) {
        if (isSelfOrParent(record) || record.fileFlags & FileFlag.AssociatedFile) continue
        if (sections.length > 0 && !hasSameIdentifier(sections[0]!, record)) sections = []
        sections.push(record)
        if (record.fileFlags & FileFlag.MultiExtent) continue
        const node = await nodeOf(sections, directory)
        if (node) list.add(node)
        sections = []
      }
      return list.nodes
    },
  }
}

function hasSameIdentifier(one: DirectoryRecord, other: DirectoryRecord): boolean {
  return Buffer.compare(one.fileIdentifier, other.fileIdentifier) === 0
}

/** POSIX `st_mode`. Anything but a regular file (0100000) is of no use; links have a separate field. */
function isDeviceOrPipe(mode: number | null): boolean {
  const type = (mode ?? 0) & 0o170000
  return type !== 0 && type !== 0o100000
}

/**
 * Combines the sections of a file (ECMA-119 §6.5.1): one for most files, several over 4 GiB. Adjacent sections, which
 * every tool writes, become one extent. Null for content outside the source and for interleaved files.
 */
function groupSections(
  sections: readonly DirectoryRecord[],
  logicalBlockSize: number,
  sourceBytes: number,
): { readonly sizeBytes: number; readonly extents: readonly Extent[] } | null {
  const extents: { offset: number; length: number }[] = []
  let sizeBytes = 0
  for (const section of sections) {
    // Empty files may have any position.
    if (section.dataLength === 0) continue
    const offset = (section.extentLocation + section.extentAttributeRecordLength) * logicalBlockSize
    if (section.fileUnitSize !== 0 || offset + section.dataLength > sourceBytes) return null
    const last = extents.at(-1)
    if (last && last.offset + last.length === offset) last.length += section.dataLength
    else extents.push({ offset, length: section.dataLength })
    sizeBytes += section.dataLength
  }
  return { sizeBytes, extents }
}
