import type { FileEntry } from '../file-tree.ts'
import type { Disc } from './recognition.ts'

/** The first of these paths that is a non-empty file; a missing leading slash is accepted. */
export async function findFile(
  disc: Pick<Disc, 'tree'>,
  ...paths: readonly (string | null | undefined)[]
): Promise<FileEntry | null> {
  for (const path of paths) {
    if (!path) continue
    const found = await disc.tree.find(path.startsWith('/') ? path : `/${path}`)
    if (found?.kind === 'file' && found.sizeBytes > 0) return found
  }
  return null
}

/** Limit of names in the root to search for a folder that vendors name freely. */
const MAX_ROOT_FOLDERS = 64

/** The first of `names` below any folder of the root: `/arch/x86_64/airootfs.sfs`. */
export async function findBelowRoot(
  disc: Pick<Disc, 'tree'>,
  names: readonly string[],
): Promise<{ readonly folder: string; readonly file: FileEntry } | null> {
  const folders = ((await disc.tree.list('/')) ?? []).filter(({ kind }) => kind === 'directory')
  for (const folder of folders.slice(0, MAX_ROOT_FOLDERS))
    for (const name of names) {
      const file = await findFile(disc, `${folder.path}/${name}`)
      if (file) return { folder: folder.path, file }
    }
  return null
}

/** True if there is such a directory. */
export async function hasFolder(disc: Pick<Disc, 'tree'>, path: string): Promise<boolean> {
  return (await disc.tree.list(path)) !== null
}
