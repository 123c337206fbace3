import { stat } from 'node:fs/promises'
import { createCachedBlockSource } from './cached-block-source.ts'
import { openFileBlockSource, type FileBlockSource } from './file-block-source.ts'
import type { FileTree } from './file-tree.ts'
import { openVolume } from './volume.ts'

/** How a file looked when its image was imported. */
export interface FileStamp {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** An ISO held open. It closes when it was dropped and the last user is gone. */
export interface OpenIso {
  readonly stamp: FileStamp
  readonly source: FileBlockSource
  readonly tree: FileTree
  /** False when it has closed already. */
  addUser(): boolean
  removeUser(): Promise<void>
  drop(): Promise<void>
}

/** True while the file is the one that was imported. File systems keep fractions of a millisecond, databases may not. */
export async function isUnchanged(stamp: FileStamp): Promise<boolean> {
  const found = await stat(stamp.path).catch(() => null)
  return (
    found !== null &&
    found.size === stamp.sizeBytes &&
    Math.round(found.mtimeMs) === Math.round(stamp.modifiedMs)
  )
}

/** Null where the file holds no volume. */
export async function openIso(stamp: FileStamp): Promise<OpenIso | null> {
  const source = await openFileBlockSource(stamp.path)
  const volume = await openVolume(createCachedBlockSource(source)).catch(async (thrown: unknown) => {
    await source.close()
    throw thrown
  })
  if (!volume) {
    await source.close()
    return null
  }
  let users = 0
  let isDropped = false
  let isClosed = false
  const closeIfUnused = async () => {
    if (users > 0 || !isDropped || isClosed) return
    isClosed = true
    await source.close()
  }
  return {
    stamp,
    source,
    tree: volume.tree,
    addUser() {
      if (!isClosed) users++
      return !isClosed
    },
    removeUser() {
      users--
      return closeIfUnused()
    },
    drop() {
      isDropped = true
      return closeIfUnused()
    },
  }
}
