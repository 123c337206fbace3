import { copyFile, lstat, mkdir, rename, rm, symlink, utimes } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { FileBlockSource } from './block-source.ts'
import { expectSpace } from '../base/disk-space.ts'
import { copyExtents, safeName } from './copy-boot-files.ts'
import type { FileEntry, FileTree } from './file-tree.ts'

/**
 * Writes all files of a volume below `folder`, including dot files and times. Replaces existing files except complete
 * ones with the same time, which an earlier run wrote. Creates symlinks last, and only those with a target inside the
 * volume: nothing is ever written through a link, and none leaves the folder. Rejects with `disk-full`, or `cancelled`
 * when `signal` aborts.
 */
export async function extractTree(needs: {
  readonly tree: FileTree
  readonly source: Pick<FileBlockSource, 'readInto'>
  readonly folder: string
  readonly signal?: AbortSignal
  readonly onProgress?: (doneBytes: number, sizeBytes: number) => void
}): Promise<{ fileCount: number; sizeBytes: number }> {
  const { tree, source, folder, signal, onProgress = () => {} } = needs
  const entries: FileEntry[] = []
  for await (const entry of tree.walk()) entries.push(entry)
  const totalBytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.sizeBytes : 0), 0)
  await mkdir(folder, { recursive: true })
  const whole = await wholeFiles(entries, folder)
  const thereBytes = [...whole].reduce((sum, entry) => sum + entry.sizeBytes, 0)
  await expectSpace(folder, totalBytes - thereBytes)

  let fileCount = 0
  let sizeBytes = 0
  for (const entry of entries) {
    if (signal?.aborted) throw new SlipwayError('cancelled', { path: folder })
    const target = onDisk(folder, entry.path)
    if (entry.kind === 'directory') await mkdir(target, { recursive: true })
    if (entry.kind !== 'file') continue
    if (!whole.has(entry)) {
      const onBytes = (bytes: number) => onProgress(sizeBytes + bytes, totalBytes)
      await writeFile(source, entry, target, { signal, onBytes })
    }
    fileCount++
    sizeBytes += entry.sizeBytes
    onProgress(sizeBytes, totalBytes)
  }
  for (const entry of entries) {
    if (entry.kind !== 'symlink') continue
    const found = await tree.find(entry.path)
    if (found && (await link(onDisk(folder, entry.path), onDisk(folder, found.path), found.kind))) fileCount++
  }
  // Last, because writing into a directory changes its time.
  for (const entry of entries.toReversed())
    if (entry.kind === 'directory') await setTime(onDisk(folder, entry.path), entry)
  return { fileCount, sizeBytes }
}

/** Writes to a temporary name until the file is complete. */
async function writeFile(
  source: Pick<FileBlockSource, 'readInto'>,
  entry: FileEntry,
  target: string,
  options: { readonly signal: AbortSignal | undefined; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  const partial = `${target}.slipway-partial`
  await rm(partial, { force: true })
  try {
    await copyExtents(source, entry.extents, partial, bytes => {
      if (options.signal?.aborted) throw new SlipwayError('cancelled', { path: target })
      options.onBytes(bytes)
    })
    await setTime(partial, entry)
    await rename(partial, target)
  } catch (thrown) {
    await rm(partial, { force: true })
    throw thrown
  }
}

/** Existing plain files with the size and time of the volume's. */
async function wholeFiles(entries: readonly FileEntry[], folder: string): Promise<ReadonlySet<FileEntry>> {
  const whole = new Set<FileEntry>()
  for (const entry of entries) {
    if (entry.kind !== 'file') continue
    const found = await lstat(onDisk(folder, entry.path)).catch(() => null)
    if (found?.isFile() && found.size === entry.sizeBytes && isSameSecond(found.mtimeMs, entry.modifiedMs))
      whole.add(entry)
  }
  return whole
}

/** FAT stores times in steps of two seconds. */
function isSameSecond(oneMs: number, otherMs: number): boolean {
  return Math.abs(oneMs - otherMs) < 2000
}

async function setTime(path: string, entry: FileEntry): Promise<void> {
  const seconds = entry.modifiedMs / 1000
  await utimes(path, seconds, seconds)
}

/** If links need a privilege (Windows), copies linked files and skips linked directories. */
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

/** Names in a volume contain no slash and are never `..`; Windows has further restrictions. */
function onDisk(folder: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '')
  return join(folder, ...(process.platform === 'win32' ? parts.map(safeName) : parts))
}
