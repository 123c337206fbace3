import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { DecodeError, nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createNodeList, type DirectoryReader, type TreeNode } from '../create-file-tree.ts'
import { isUsableName } from '../iso9660/field.ts'
import { decodeLongAd, type BlockAddress, type LongAd } from './allocation-descriptor.ts'
import { expectTag, TAG_BYTES, TagIdentifier, decodeCs0 } from './field.ts'
import { FileType } from './file-entry.ts'
import { contentOf, readExtents, readIcb, type Icb, type IcbVolume } from './icb.ts'

/** ECMA-167 4/14.4.3 */
const FileCharacteristic = { Existence: 1, Directory: 2, Deleted: 4, Parent: 8, Metadata: 16 } as const

/** 40,000 names of 255 characters need 20 MB. */
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024
const MAX_TARGET_BYTES = 64 * 1024
/** Linux's PATH_MAX; deeper names are omitted. */
const MAX_PATH_LENGTH = 4096
const BLOCKS_PER_PARTITION = 2 ** 32
const HIDDEN_FROM_ALL = FileCharacteristic.Deleted | FileCharacteristic.Parent | FileCharacteristic.Metadata

/** Reads directories and files below `root`. Rejects with DecodeError if it is not a directory. */
export async function createUdfReader(volume: IcbVolume, root: BlockAddress): Promise<DirectoryReader> {
  const rootIcb = await readIcb(volume, root)
  if (rootIcb.fileType !== FileType.Directory)
    throw new DecodeError('the root of the file set is no directory')

  const nodeOf = async (
    descriptor: FileIdentifierDescriptor,
    directory: TreeNode,
  ): Promise<TreeNode | null> => {
    const { name } = descriptor
    const path = `${directory.path === '/' ? '' : directory.path}/${name}`
    if (!isUsableName(name) || path.length > MAX_PATH_LENGTH) return null
    // A file whose content is not on the disc must not hide the others.
    const icb = await readIcb(volume, descriptor.icb).catch(nullOnDecodeError)
    if (!icb) return null
    if (icb.fileType === FileType.Directory) return directoryNode(icb, path, name)
    const extents = await contentOf(volume, icb).catch(nullOnDecodeError)
    if (!extents) return null
    const common = { path, name, modifiedMs: icb.modifiedMs, location: null }
    if (icb.fileType === FileType.SymbolicLink) {
      if (icb.informationLength > MAX_TARGET_BYTES) return null
      const target = decodePathComponents(await readExtents(volume.source, extents))
      return { ...common, kind: 'symlink', sizeBytes: 0, extents: [], target }
    }
    const isFile = icb.fileType === FileType.RegularFile || icb.fileType === FileType.RealTimeFile
    return isFile
      ? { ...common, kind: 'file', sizeBytes: icb.informationLength, extents, target: null }
      : null
  }

  return {
    root: directoryNode(rootIcb, '/', ''),
    async readDirectory(directory) {
      const location = directory.location ?? 0
      const partition = Math.floor(location / BLOCKS_PER_PARTITION)
      const icb = await readIcb(volume, { partition, block: location % BLOCKS_PER_PARTITION })
      if (icb.informationLength > MAX_DIRECTORY_BYTES)
        throw new DecodeError(`${directory.path} says it is ${icb.informationLength} bytes long`)
      const extents = await contentOf(volume, icb)
      if (!extents) throw new DecodeError(`${directory.path} is not recorded`)
      const list = createNodeList()
      for (const descriptor of decodeDirectory(await readExtents(volume.source, extents))) {
        if (descriptor.characteristics & HIDDEN_FROM_ALL) continue
        const node = await nodeOf(descriptor, directory)
        if (node) list.add(node)
      }
      return list.nodes
    },
  }
}

function directoryNode(icb: Icb, path: string, name: string): TreeNode {
  return {
    path,
    name,
    kind: 'directory',
    sizeBytes: icb.informationLength,
    extents: [],
    modifiedMs: icb.modifiedMs,
    target: null,
    location: icb.address.partition * BLOCKS_PER_PARTITION + icb.address.block,
  }
}

/** ECMA-167 4/14.4: one name in a directory. */
interface FileIdentifierDescriptor {
  readonly characteristics: number
  readonly icb: LongAd
  readonly name: string
}

const FIXED_BYTES = 38

/** The names of a directory, including the entry of its parent. */
function* decodeDirectory(content: Uint8Array): Generator<FileIdentifierDescriptor> {
  let offset = 0
  while (offset + FIXED_BYTES <= content.length) {
    const bytes = content.subarray(offset)
    expectTag(bytes, [TagIdentifier.FileIdentifierDescriptor], 'file identifier')
    const reader = new ByteReader(bytes)
    reader.skip(TAG_BYTES + 2)
    const characteristics = reader.u8()
    const identifierLength = reader.u8()
    const icb = decodeLongAd(reader.bytes(16))
    reader.skip(reader.u16le())
    yield { characteristics, icb, name: decodeCs0(reader.bytes(identifierLength)) }
    offset += Math.ceil(reader.offset / 4) * 4
  }
}

/** No file system has longer targets. */
const MAX_TARGET_LENGTH = 4096

/** The content of a symbolic link: path components (ECMA-167 4/14.16). */
function decodePathComponents(content: Uint8Array): string {
  const parts: string[] = []
  let isAbsolute = false
  let length = 0
  for (let at = 0; at + 4 <= content.length && length < MAX_TARGET_LENGTH;) {
    const type = content[at]!
    const identifierLength = content[at + 1]!
    const part = componentText(type, content.subarray(at + 4, at + 4 + identifierLength))
    if (part === null) {
      isAbsolute = true
      parts.length = 0
    } else parts.push(part)
    length += (part?.length ?? 0) + 1
    at += 4 + identifierLength
  }
  return `${isAbsolute ? '/' : ''}${parts.join('/')}`
}

/** Null for a root, whether the volume's or an agreed one. */
function componentText(type: number, identifier: Uint8Array): string | null {
  if (type === 1 || type === 2) return null
  if (type === 3) return '..'
  if (type === 4) return '.'
  return decodeCs0(identifier)
}
