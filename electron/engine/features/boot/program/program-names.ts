import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BootFile } from '#contract/methods.ts'
import { readManifest } from './manifest.ts'

/** The files below one folder of boot programs, as they were when it was last read. */
export interface ProgramFolder {
  readonly folder: string
  /** Paths with `/`. */
  readonly names: ReadonlySet<string>
  /** By the name in lower case; null if several differ only in case. */
  readonly byFoldedName: ReadonlyMap<string, string | null>
  /** The folder's manifest by file name; null for a folder without one: the user's folder. */
  readonly manifest: ReadonlyMap<string, BootFile> | null
  /** True if no folder has changed since. */
  isCurrent(): Promise<boolean>
}

/** GRUB keeps its modules one folder deep; a user may sort more. Links can lead in a circle. */
const MAX_DEPTH = 6
const MAX_NAMES = 20_000

/** Two changes within one tick of a file system's clock leave the same time of change; FAT counts in two seconds. */
const TICK_MS = 2500

/** Reads the names below `folder`; empty if it is absent or unreadable. */
export async function readProgramFolder(folder: string): Promise<ProgramFolder> {
  const names = new Set<string>()
  /** Folders with their time of change; null if it is too recent to prove anything. */
  const stamps = new Map<string, number | null>()

  const read = async (below: string, depth: number): Promise<void> => {
    const path = join(folder, below)
    stamps.set(path, await changedAtMs(path))
    for (const entry of await entriesOf(path)) {
      if (names.size >= MAX_NAMES) return
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      const kind = await kindOf(entry, join(path, entry.name))
      if (kind === 'file') names.add(name)
      else if (kind === 'folder' && depth < MAX_DEPTH) await read(name, depth + 1)
    }
  }
  await read('', 1)

  const rows = await readManifest(folder)
  const byFoldedName = new Map<string, string | null>()
  for (const name of names) {
    const folded = name.toLowerCase()
    byFoldedName.set(folded, byFoldedName.has(folded) ? null : name)
  }
  return {
    folder,
    names,
    byFoldedName,
    manifest: rows && new Map(rows.map(row => [row.name, row])),
    async isCurrent() {
      for (const [path, atMs] of stamps) if (atMs === null || (await changedAtMs(path)) !== atMs) return false
      return true
    },
  }
}

/** Zero for a folder that is absent. */
async function changedAtMs(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null)
  if (!found) return 0
  return Math.abs(Date.now() - found.mtimeMs) < TICK_MS ? null : found.mtimeMs
}

/** An absent or unreadable folder, or a file in its place, has no entries. */
const entriesOf = (path: string): Promise<readonly Dirent[]> =>
  readdir(path, { withFileTypes: true }).catch(() => [])

/** A link in the user's folder counts as what it leads to. */
async function kindOf(entry: Dirent, path: string): Promise<'file' | 'folder' | null> {
  const found = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry
  if (found?.isFile()) return 'file'
  return found?.isDirectory() ? 'folder' : null
}
