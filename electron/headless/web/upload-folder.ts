import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload, UploadRequest } from '#contract/upload.ts'
import { createSemaphore } from '#engine/base/semaphore.ts'

/** How long an incomplete file is kept after its last byte. */
export const KEPT_MS = 7 * 24 * 3600 * 1000
/** An upload without any data has nothing to resume. */
const EMPTY_KEPT_MS = 3600 * 1000

const ID = /^[0-9a-f]{16}$/

/** Incomplete files, each with a note next to it that identifies the upload. They survive a restart. */
export interface UploadFolder {
  add(request: UploadRequest): Promise<Upload>
  /** Null if there is no such upload. */
  find(id: string): Promise<Upload | null>
  /** The oldest first; removes expired uploads. */
  list(): Promise<readonly Upload[]>
  remove(id: string): Promise<void>
  /** The file with the data received so far. */
  partOf(id: string): string
}

export function createUploadFolder(needs: {
  readonly folder: string
  readonly nowMs: () => number
}): UploadFolder {
  const { folder, nowMs } = needs
  const partOf = (id: string): string => join(folder, `${id}.part`)
  const noteOf = (id: string): string => join(folder, `${id}.json`)

  const find = async (id: string): Promise<Upload | null> => {
    if (!ID.test(id)) return null
    try {
      const note = readNote(await readFile(noteOf(id), 'utf8'))
      const { size, mtimeMs } = await stat(partOf(id))
      const keptUntilMs = Math.round(mtimeMs) + (size > 0 ? KEPT_MS : EMPTY_KEPT_MS)
      return note && { ...note, id, receivedBytes: size, keptUntilMs }
    } catch {
      return null
    }
  }
  const remove = async (id: string): Promise<void> => {
    if (!ID.test(id)) return
    await rm(partOf(id), { force: true })
    await rm(noteOf(id), { force: true })
  }

  // One at a time: `list` removes incomplete uploads, and would remove one that is just being added.
  const turns = createSemaphore(1)

  const add: UploadFolder['add'] = async ({ name, sizeBytes, modifiedMs }) => {
    const id = randomBytes(8).toString('hex')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(partOf(id), '', { flag: 'wx', mode: 0o600 })
    await writeFile(noteOf(id), JSON.stringify({ name, sizeBytes, modifiedMs }), { mode: 0o600 })
    return { id, name, sizeBytes, modifiedMs, receivedBytes: 0, keptUntilMs: nowMs() + EMPTY_KEPT_MS }
  }
  const list: UploadFolder['list'] = async () => {
    const names = await readdir(folder).catch(() => [])
    const ids = new Set(names.map(name => name.slice(0, 16)).filter(id => ID.test(id)))
    const kept: Upload[] = []
    for (const id of ids) {
      const upload = await find(id)
      if (upload && upload.keptUntilMs > nowMs()) kept.push(upload)
      else await remove(id)
    }
    return kept.toSorted((a, b) => a.keptUntilMs - b.keptUntilMs)
  }

  return { partOf, find, remove, add: request => turns.run(() => add(request)), list: () => turns.run(list) }
}

/** Users can change files in this folder, so a note that does not parse is ignored. */
function readNote(text: string): UploadRequest | null {
  const note = JSON.parse(text) as Partial<Record<keyof UploadRequest, unknown>> | null
  const { name, sizeBytes, modifiedMs } = note ?? {}
  return typeof name === 'string' && typeof sizeBytes === 'number' && typeof modifiedMs === 'number'
    ? { name, sizeBytes, modifiedMs }
    : null
}
