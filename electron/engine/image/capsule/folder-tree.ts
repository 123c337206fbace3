import type { Content } from './virtual-file.ts'

/** A file to lay out; its path is absolute, `/`-separated. */
export interface CapsuleFile {
  readonly path: string
  readonly content: Content
}

export interface Folder {
  readonly name: string
  readonly folders: readonly Folder[]
  readonly files: readonly { readonly name: string; readonly content: Content }[]
}

const MAX_NAME_CHARS = 200
const MAX_DEPTH = 16

/**
 * Builds a folder tree from files, in the order given. If two names differ only in case the first wins: firmware and
 * GRUB do not distinguish them. Throws a RangeError for a name that a disc cannot hold.
 */
export function folderTreeOf(files: readonly CapsuleFile[]): Folder {
  const root: MutableFolder = { name: '', folders: new Map(), files: new Map() }
  for (const { path, content } of files) {
    const parts = path.split('/').filter(part => part !== '')
    const name = parts.pop()
    if (name === undefined || parts.length > MAX_DEPTH || [...parts, name].some(isUnusable))
      throw new RangeError(`no disc can hold ${path}`)
    let folder = root
    for (const part of parts) {
      const key = part.toLowerCase()
      const next: MutableFolder = folder.folders.get(key) ?? {
        name: part,
        folders: new Map(),
        files: new Map(),
      }
      folder.folders.set(key, next)
      folder = next
    }
    const key = name.toLowerCase()
    if (!folder.files.has(key)) folder.files.set(key, { name, content })
  }
  return frozen(root)
}

interface MutableFolder {
  readonly name: string
  readonly folders: Map<string, MutableFolder>
  readonly files: Map<string, { readonly name: string; readonly content: Content }>
}

function frozen(folder: MutableFolder): Folder {
  return {
    name: folder.name,
    folders: [...folder.folders.values()].map(frozen),
    files: [...folder.files.values()],
  }
}

function isUnusable(name: string): boolean {
  return name === '..' || name === '.' || name.length > MAX_NAME_CHARS || /[\p{Cc}\\]/u.test(name)
}
