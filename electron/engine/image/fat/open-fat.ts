import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { createFileTree } from '../create-file-tree.ts'
import type { DirectoryReader, TreeNode } from '../directory-reader.ts'
import type { Extent, FileTree } from '../file-tree.ts'
import { isUsableName } from '../iso9660/file-identifier.ts'
import { readAllocationTable, type AllocationTable } from './allocation-table.ts'
import { BOOT_SECTOR_BYTES, decodeBootSector, type FatLayout } from './boot-sector.ts'
import { decodeDirectory, type FatDirectoryEntry } from './directory-entry.ts'

/** §6: a directory has at most 65,536 entries. */
const MAX_DIRECTORY_BYTES = 2 * 1024 * 1024
const MAX_PATH_LENGTH = 4096
/** Stands for the root, which has no cluster on FAT12 and FAT16. */
const ROOT = 0

/** A FAT12, FAT16 or FAT32 file system; null where the source begins with none. Rejects with DecodeError. */
export async function openFat(source: BlockSource): Promise<FileTree | null> {
  if (source.sizeBytes < BOOT_SECTOR_BYTES) return null
  const layout = decodeBootSector(await source.read(0, BOOT_SECTOR_BYTES))
  if (!layout) return null
  return createFileTree(createFatReader(source, layout, await readAllocationTable(source, layout)))
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
      const nodes: TreeNode[] = []
      const parts: Uint8Array[] = []
      for (const { offset, length } of directoryExtents(directory.location ?? ROOT))
        parts.push(await source.read(offset, length))
      for (const entry of decodeDirectory(Buffer.concat(parts))) {
        const node = nodeOf(entry, directory.path, table)
        if (node) nodes.push(node)
      }
      return nodes
    },
  }
}

function nodeOf(entry: FatDirectoryEntry, folder: string, table: AllocationTable): TreeNode | null {
  const { name, modifiedMs, sizeBytes } = entry
  const path = `${folder === '/' ? '' : folder}/${name}`
  if (!isUsableName(name) || path.length > MAX_PATH_LENGTH) return null
  if (entry.isDirectory) return directoryNode(entry.firstCluster, path, name, modifiedMs)
  const extents = contentOf(entry, table)
  if (!extents) return null
  return { path, name, kind: 'file', sizeBytes, extents, modifiedMs, target: null, location: null }
}

/** Null for a file whose chain is shorter than it says, or broken. */
function contentOf(entry: FatDirectoryEntry, table: AllocationTable): readonly Extent[] | null {
  if (entry.sizeBytes === 0) return []
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
