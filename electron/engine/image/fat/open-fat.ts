import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { createFileTree, createNodeList, type DirectoryReader, type TreeNode } from '../create-file-tree.ts'
import type { Extent, FileTree } from '../file-tree.ts'
import { isUsableName } from '../iso9660/field.ts'
import type { ReadBudget } from '../read-budget.ts'
import {
  BOOT_SECTOR_BYTES,
  decodeBootSector,
  type FatLayout,
  decodeDirectory,
  type FatDirectoryEntry,
} from './structures.ts'

/** §6: a directory has at most 65,536 entries. */
const MAX_DIRECTORY_BYTES = 2 * 1024 * 1024
const MAX_PATH_LENGTH = 4096
/** Represents the root, which has no cluster on FAT12 and FAT16. */
const ROOT = 0

/** Opens a FAT12, FAT16 or FAT32 file system; null if the source does not begin with one. Rejects with DecodeError. */
export async function openFat(source: BlockSource, budget?: ReadBudget): Promise<FileTree | null> {
  if (source.sizeBytes < BOOT_SECTOR_BYTES) return null
  const layout = decodeBootSector(await source.read(0, BOOT_SECTOR_BYTES))
  if (!layout) return null
  return createFileTree(createFatReader(source, layout, await readAllocationTable(source, layout)), budget)
}

function createFatReader(source: BlockSource, layout: FatLayout, table: AllocationTable): DirectoryReader {
  const directoryExtents = (cluster: number): readonly Extent[] => {
    if (cluster !== ROOT) return table.extentsOf(cluster, MAX_DIRECTORY_BYTES)
    if (layout.type === 'fat32') return table.extentsOf(layout.rootCluster, MAX_DIRECTORY_BYTES)
    return [{ offset: layout.rootOffset, length: layout.rootBytes }]
  }
  return {
    root: directoryNode(ROOT, '/', '', 0),
    async readDirectory(directory) {
      const list = createNodeList()
      // A cluster belongs to one file: files that have more clusters than the volume share them, and are broken.
      const unused = { clusters: table.reachableClusters }
      const parts: Uint8Array[] = []
      for (const { offset, length } of directoryExtents(directory.location ?? ROOT))
        parts.push(await source.read(offset, length))
      for (const entry of decodeDirectory(Buffer.concat(parts))) {
        const node = nodeOf(entry, directory.path, { table, unused })
        if (node) list.add(node)
      }
      return list.nodes
    },
  }
}

/** Where the contents of one directory are. */
interface Clusters {
  readonly table: AllocationTable
  /** Those that no file of the directory has taken yet. */
  readonly unused: { clusters: number }
}

function nodeOf(entry: FatDirectoryEntry, folder: string, clusters: Clusters): TreeNode | null {
  const { name, modifiedMs, sizeBytes } = entry
  const path = `${folder === '/' ? '' : folder}/${name}`
  if (!isUsableName(name) || path.length > MAX_PATH_LENGTH) return null
  if (entry.isDirectory) return directoryNode(entry.firstCluster, path, name, modifiedMs)
  const extents = contentOf(entry, clusters)
  if (!extents) return null
  return { path, name, kind: 'file', sizeBytes, extents, modifiedMs, target: null, location: null }
}

/** Null for a file whose chain is broken, shorter than its size, or shared with others. */
function contentOf(entry: FatDirectoryEntry, { table, unused }: Clusters): readonly Extent[] | null {
  if (entry.sizeBytes === 0) return []
  unused.clusters -= Math.ceil(entry.sizeBytes / table.clusterBytes)
  if (unused.clusters < 0) return null
  try {
    const extents = table.extentsOf(entry.firstCluster, entry.sizeBytes)
    const found = extents.reduce((sum, extent) => sum + extent.length, 0)
    return found === entry.sizeBytes ? extents : null
  } catch (thrown) {
    if (thrown instanceof DecodeError) return null
    throw thrown
  }
}

function directoryNode(cluster: number, path: string, name: string, modifiedMs: number): TreeNode {
  return {
    path,
    name,
    kind: 'directory',
    sizeBytes: 0,
    extents: [],
    modifiedMs,
    target: null,
    location: cluster,
  }
}

/** The table of a FAT32 volume of 64 GB with small clusters; boot images need a thousandth of it. */
const MAX_TABLE_BYTES = 16 * 1024 * 1024

/** Follows chains of clusters (Microsoft FAT specification §4). */
interface AllocationTable {
  readonly clusterBytes: number
  /** Clusters whose content is in the source; a chain that is longer runs in a circle. */
  readonly reachableClusters: number
  /** The extents of a chain. Throws a DecodeError for a chain that loops or leaves the volume. */
  extentsOf(firstCluster: number, maxBytes: number): readonly Extent[]
}

async function readAllocationTable(source: BlockSource, layout: FatLayout): Promise<AllocationTable> {
  const { type, clusterBytes, clusterCount, dataOffset } = layout
  const entryBits = { fat12: 12, fat16: 16, fat32: 32 }[type]
  const tableBytes = Math.min(layout.fatBytes, Math.ceil(((clusterCount + 2) * entryBits) / 8))
  if (tableBytes > MAX_TABLE_BYTES) throw new DecodeError(`an allocation table of ${tableBytes} bytes`)
  const table = Buffer.from(await source.read(layout.fatOffset, tableBytes))

  const nextOf = (cluster: number): number => {
    const at = Math.floor((cluster * entryBits) / 8)
    if (at + Math.ceil(entryBits / 8) > table.length)
      throw new DecodeError('a cluster behind the allocation table')
    if (type === 'fat32') return table.readUInt32LE(at) & 0x0fff_ffff
    const word = table.readUInt16LE(at)
    if (type === 'fat16') return word
    return cluster % 2 === 0 ? word & 0xfff : word >> 4
  }
  // The mark for bad clusters is one below the first end mark; a chain that reaches one is broken.
  const firstEnd = { fat12: 0xff8, fat16: 0xfff8, fat32: 0x0fff_fff8 }[type]

  const storedClusters = Math.ceil(Math.max(0, source.sizeBytes - dataOffset) / clusterBytes)
  const reachableClusters = Math.min(clusterCount, storedClusters)

  return {
    clusterBytes,
    reachableClusters,
    extentsOf(firstCluster, maxBytes) {
      const extents: { offset: number; length: number }[] = []
      let left = maxBytes
      let steps = 0
      for (let cluster = firstCluster; left > 0 && cluster < firstEnd; cluster = nextOf(cluster)) {
        if (cluster < 2 || cluster >= clusterCount + 2)
          throw new DecodeError(`cluster ${cluster} is not in the volume`)
        if (++steps > reachableClusters) throw new DecodeError('a chain of clusters that runs in a circle')
        const offset = dataOffset + (cluster - 2) * clusterBytes
        const length = Math.min(clusterBytes, left)
        if (offset + length > source.sizeBytes) throw new DecodeError('a cluster behind the end of the image')
        const last = extents.at(-1)
        if (last && last.offset + last.length === offset) last.length += length
        else extents.push({ offset, length })
        left -= length
      }
      return extents
    },
  }
}
