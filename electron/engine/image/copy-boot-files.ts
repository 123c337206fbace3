import { mkdir, rename, rm, stat, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootTarget } from '#contract/image.ts'
import type { FileBlockSource } from './block-source.ts'
import { expectSpace, freeSpace } from '../base/disk-space.ts'
import type { FileEntry, FileTree, Extent } from './file-tree.ts'
import { DecodeError } from '../base/bytes/decode-error.ts'
import { trimEndOf } from '../base/scan.ts'

/**
 * Copies the kernels and initrds of all entries to the image's folder in the library and replaces those of an earlier
 * import. Resolves to the number of bytes. Rejects with `disk-full`.
 */
export async function copyBootFiles(needs: {
  readonly source: FileBlockSource
  readonly tree: FileTree
  readonly entries: readonly BootTarget[]
  readonly libraryFolder: string
  readonly id: string
  /** Changes nothing if all files exist already: machines may be reading them. */
  readonly keepsComplete?: boolean
}): Promise<number> {
  const { libraryFolder, id } = needs
  const files = await bootFiles(needs.tree, needs.entries)
  const neededBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  if (needs.keepsComplete && (await areThere(files, libraryFolder, id))) return neededBytes
  const final = join(libraryFolder, id)
  const partial = `${final}.partial`
  await rm(partial, { recursive: true, force: true })
  try {
    await mkdir(partial, { recursive: true })
    await expectSpace(libraryFolder, neededBytes)
    for (const file of files) {
      const target = libraryPath(libraryFolder, `${id}.partial`, file.path)
      await mkdir(dirname(target), { recursive: true })
      await copyExtents(needs.source, file.extents, target)
    }
    await rm(final, { recursive: true, force: true })
    await rename(partial, final)
    return neededBytes
  } catch (thrown) {
    await rm(partial, { recursive: true, force: true })
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown
    const freeBytes = await freeSpace(libraryFolder)
    throw new SlipwayError('disk-full', { path: libraryFolder, freeBytes, neededBytes }, thrown)
  }
}

async function areThere(files: readonly FileEntry[], libraryFolder: string, id: string): Promise<boolean> {
  for (const file of files) {
    const found = await stat(libraryPath(libraryFolder, id, file.path)).catch(() => null)
    if (found?.size !== file.sizeBytes) return false
  }
  return true
}

/**
 * The files that a loader fetches over TFTP or waits for. A Windows image of a gigabyte is not copied; it is read from
 * the ISO.
 */
function copiedPaths(target: BootTarget): readonly string[] {
  if (target.kind === 'wimboot') return target.files.map(file => file.path)
  const modules = target.kind === 'multiboot' ? target.modules.map(module => module.path) : []
  return [target.kernel, ...target.initrd, ...modules]
}

async function bootFiles(tree: FileTree, entries: readonly BootTarget[]): Promise<FileEntry[]> {
  const files = new Map<string, FileEntry>()
  for (const path of new Set(entries.flatMap(copiedPaths))) {
    const file = await tree.find(path)
    if (file?.kind === 'file') files.set(file.path, file)
  }
  return [...files.values()]
}

const CHUNK_BYTES = 1024 * 1024

/**
 * Writes the content of a file of a volume to a new file; `target` must not exist. If `onProgress` throws, copying
 * stops.
 */
export async function copyExtents(
  source: Pick<FileBlockSource, 'readInto'>,
  extents: readonly Extent[],
  target: string,
  onProgress: (doneBytes: number) => void = () => {},
): Promise<void> {
  const file = await open(target, 'wx')
  try {
    let doneBytes = 0
    const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    for (const extent of extents) {
      for (let done = 0; done < extent.length;) {
        const part = chunk.subarray(0, Math.min(CHUNK_BYTES, extent.length - done))
        if ((await source.readInto(part, extent.offset + done)) < part.length)
          throw new DecodeError('the ISO became shorter while it was read')
        await file.write(part)
        done += part.length
        doneBytes += part.length
        onProgress(doneBytes)
      }
    }
  } finally {
    await file.close()
  }
}

/**
 * The path of the copy of an image's file: its path inside the image, below the image's folder. Characters that a file
 * system may refuse, or that could lead elsewhere, are encoded as %XX.
 */
export function libraryPath(libraryFolder: string, imageId: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '')
  return join(libraryFolder, imageId, ...parts.map(safeName))
}

/** Encodes a name so that every file system accepts it and it stays in its folder. */
export function safeName(name: string): string {
  const encoded = name.replaceAll(/[^\p{L}\p{N} ._+@~,=()#-]/gu, percentEncode)
  // Windows drops trailing dots and spaces, and `..` would leave the folder.
  const kept = trimEndOf(encoded, '. ')
  return kept + percentEncode(encoded.slice(kept.length)) || '%'
}

function percentEncode(text: string): string {
  return [...Buffer.from(text)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
