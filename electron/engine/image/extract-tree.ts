import { copyFile, mkdir, rename, rm, statfs, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { copyExtents } from './copy-extents.ts'
import type { FileBlockSource } from './file-block-source.ts'
import type { FileEntry, FileTree } from './file-tree.ts'
import { safeName } from './library-path.ts'

/**
 * Writes all files of a volume below `folder`, dot files included; what is there by the same name is replaced.
 * Symlinks come last, and only those that lead to something inside the volume: nothing is ever written through one,
 * and none leads out of the folder. Rejects with `disk-full`.
 */
export async function extractTree(needs: {
  readonly tree: FileTree
  readonly source: Pick<FileBlockSource, 'readInto'>
  readonly folder: string
}): Promise<{ fileCount: number; sizeBytes: number }> {
  const { tree, source, folder } = needs
  const entries: FileEntry[] = []
  for await (const entry of tree.walk()) entries.push(entry)
  const neededBytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.sizeBytes : 0), 0)
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (freeBytes < neededBytes) throw new SlipwayError('disk-full', { path: folder, freeBytes, neededBytes })

  let fileCount = 0
  let sizeBytes = 0
  for (const entry of entries) {
    const target = onDisk(folder, entry.path)
    if (entry.kind === 'directory') await mkdir(target, { recursive: true })
    if (entry.kind !== 'file') continue
    const partial = `${target}.slipway-partial`
    await rm(partial, { force: true })
    await copyExtents(source, entry.extents, partial)
    await rename(partial, target)
    fileCount++
    sizeBytes += entry.sizeBytes
  }
  for (const entry of entries) {
    if (entry.kind !== 'symlink') continue
    const found = await tree.find(entry.path)
    if (found && (await link(onDisk(folder, entry.path), onDisk(folder, found.path), found.kind))) fileCount++
  }
  return { fileCount, sizeBytes }
}

/** Where links need a privilege (Windows), a link to a file becomes a copy, and one to a directory is left out. */
async function link(at: string, target: string, kind: FileEntry['kind']): Promise<boolean> {
  try {
    await rm(at, { force: true })
    await symlink(relative(dirname(at), target) || '.', at)
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EPERM') throw thrown
    if (kind !== 'file') return false
    await copyFile(target, at)
    return true
  }
}

/** Names in a volume hold no slash and are never `..`; Windows is pickier. */
function onDisk(folder: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '')
  return join(folder, ...(process.platform === 'win32' ? parts.map(safeName) : parts))
}
