import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootFile } from '#contract/methods.ts'
import type { Clock } from '../../../base/clock.ts'
import { isUrl, ownFilePath } from '../menu/entry-files.ts'
import { MADE_LIST_NAME, MANIFEST_NAME, readMadeList } from './manifest.ts'
import { createProgramCheck, hashOf } from './program-check.ts'
import { readProgramFolder, type ProgramFolder } from './program-names.ts'

/** An open boot program, in the form that both the TFTP and the HTTP server read. */
interface OpenBootProgram {
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Changes whenever the content does. */
  readonly version: string
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** Reads up to `target.length` bytes at `offset` into `target`; resolves to the number of bytes read. */
  readInto(target: Uint8Array, offset: number): Promise<number>
  close(): Promise<void>
}

/** The boot programs on this computer, by the name a machine asks for. */
export interface BootPrograms {
  /** From memory: a DHCP reply asks this several times. False for everything before the first `refresh`. */
  has(name: string): boolean
  /**
   * Null for a name that is not there, or not a name at all. Rejects with `boot-program-changed` {file, package, version}
   * if the file is not the one that its manifest names; files of the user have no manifest and are not checked.
   */
  open(name: string): Promise<OpenBootProgram | null>
  /**
   * What `open` would find, sorted by name, each read and compared with its manifest. A user's own file has empty package,
   * version and licence.
   */
  list(): Promise<readonly BootFile[]>
  /** Reads the names again, if the folders have changed. Waits a second at most for a folder that does not answer. */
  refresh(): Promise<void>
  /** Refreshes every two seconds, for files that the user copies into a folder. Returns how to stop. */
  watch(clock: Clock): () => void
}

const LOOK_EVERY_MS = 2000

interface Found {
  readonly path: string
  /** What the manifest says about it; null for the user's own. */
  readonly row: BootFile | null
}

/**
 * Programs from `folders`, the first folder that has a name wins: the user's own, then the shipped ones. `onChanged` is
 * called with every file that is refused because it differs from its manifest.
 */
export function createBootPrograms(needs: {
  readonly folders: readonly string[]
  readonly onChanged?: (file: BootFile) => void
}): BootPrograms {
  const check = createProgramCheck()
  const folders = needs.folders.map(watchFolder)
  const refresh = async (): Promise<void> => void (await Promise.all(folders.map(one => one.refresh())))

  const find = (name: string): Found | null => {
    const clean = cleanProgramName(name)
    if (clean === null) return null
    const known = folders.flatMap(one => one.current() ?? [])
    for (const folder of known) if (folder.names.has(clean)) return foundIn(folder, clean)
    // Windows' loaders and old ROMs write names as they like.
    const folded = clean.toLowerCase()
    for (const folder of known) {
      const exact = folder.byFoldedName.get(folded)
      if (exact !== null && exact !== undefined) return foundIn(folder, exact)
    }
    return null
  }

  return {
    has: name => find(name) !== null,
    async open(name) {
      await refresh()
      const found = find(name)
      const file = found && (await openOrNull(found.path))
      if (!file) return null
      try {
        if (!found.row || (await check.isGenuine(file, found.row))) return await readable(file)
      } catch (error) {
        await file.close()
        throw error
      }
      await file.close()
      const { name: program, package: from, version } = found.row
      needs.onChanged?.(found.row)
      throw new SlipwayError('boot-program-changed', { file: program, package: from, version })
    },
    async list() {
      await refresh()
      const byName = new Map<string, BootFile>()
      for (const folder of folders.flatMap(one => one.current() ?? []))
        for (const file of folder.manifest ? await compare(folder) : await describe(folder))
          if (!byName.has(file.name)) byName.set(file.name, file)
      return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    refresh,
    watch(clock) {
      let isStopped = false
      let cancel: (() => void) | null = null
      const later = (): void => {
        if (!isStopped) cancel = clock.after(LOOK_EVERY_MS, () => void refresh().then(later, later))
      }
      later()
      return () => {
        isStopped = true
        cancel?.()
      }
    },
  }
}

/** A link in the user's folder may lead to a share that is dead. Everything else boots without it. */
const LIMIT_MS = 1000

/** Keeps the names of one folder. A reading that does not end is waited for once, and its folder stays as it was. */
function watchFolder(folder: string): { current(): ProgramFolder | null; refresh(): Promise<void> } {
  let current: ProgramFolder | null = null
  let reading: { readonly done: Promise<void>; isLate: boolean } | null = null

  const read = async (): Promise<void> => {
    if (!current || !(await current.isCurrent())) current = await readProgramFolder(folder)
  }
  return {
    current: () => current,
    async refresh() {
      reading ??= { isLate: false, done: read().finally(() => (reading = null)) }
      const mine = reading
      if (mine.isLate) return
      let timer: NodeJS.Timeout | undefined
      const tooLong = new Promise<'late'>(resolve => (timer = setTimeout(() => resolve('late'), LIMIT_MS)))
      const outcome = await Promise.race([mine.done, tooLong])
      clearTimeout(timer)
      if (outcome === 'late') mine.isLate = true
    },
  }
}

function foundIn({ folder, manifest }: ProgramFolder, name: string): Found {
  return { path: join(folder, name), row: manifest?.get(name) ?? null }
}

/** A file that vanished since its folder was read, or that may not be read, is not there. */
function openOrNull(path: string): Promise<FileHandle | null> {
  return open(path, 'r').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT' || thrown.code === 'EACCES' || thrown.code === 'ENOTDIR') return null
    throw thrown
  })
}

async function readable(file: FileHandle): Promise<OpenBootProgram> {
  const stats = await file.stat()
  const readInto = async (target: Uint8Array, offset: number) =>
    (await file.read(target, 0, target.length, offset)).bytesRead
  return {
    sizeBytes: stats.size,
    modifiedMs: stats.mtimeMs,
    version: `${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}`,
    readInto,
    async read(offset, length) {
      const target = Buffer.allocUnsafe(length)
      return target.subarray(0, await readInto(target, offset))
    },
    close: () => file.close(),
  }
}

/** The rows of a manifest whose files are there; a row whose file differs says so. */
async function compare({ folder, names, manifest }: ProgramFolder): Promise<readonly BootFile[]> {
  const files: BootFile[] = []
  for (const row of manifest?.values() ?? []) {
    if (!names.has(row.name)) continue
    const sha256 = await hashAt(join(folder, row.name))
    files.push(sha256 === row.sha256 ? row : { ...row, isChanged: true })
  }
  return files
}

/** A folder without a manifest is the user's own: its files are described by what they are. */
async function describe({ folder, names }: ProgramFolder): Promise<readonly BootFile[]> {
  const files: BootFile[] = []
  const made = new Map((await readMadeList(folder)).map(file => [file.name, file]))
  for (const name of names) {
    if (cleanProgramName(name) === null || name === MANIFEST_NAME || name === MADE_LIST_NAME) continue
    const file = await openOrNull(join(folder, name))
    if (!file) continue
    try {
      const sha256 = await hashOf(file)
      const row = made.get(name)
      // A file that was put in its place since is not the one that was made.
      if (row?.sha256 === sha256) files.push(row)
      else {
        const { size } = await file.stat()
        files.push({ name, sizeBytes: size, sha256, package: '', version: '', licence: '' })
      }
    } finally {
      await file.close()
    }
  }
  return files
}

/** Null for a file that cannot be read. */
async function hashAt(path: string): Promise<string | null> {
  const file = await openOrNull(path)
  if (!file) return null
  try {
    return await hashOf(file)
  } finally {
    await file.close()
  }
}

/**
 * The names, relative to a folder of boot programs, of files that a menu or a machine uses. URLs and invalid names
 * are left out.
 */
export function programNamesOf(files: readonly string[]): readonly string[] {
  return files.filter(file => !isUrl(file)).flatMap(file => cleanProgramName(ownFilePath(file)) ?? [])
}

/**
 * A name from the network as a relative path below a folder. Null if it is absolute, climbs (`..`), has a drive, a
 * NUL or a backslash, or is too long for a file. Leading slashes are rejected too, because the servers have already
 * removed those that firmware sends.
 */
function cleanProgramName(name: string): string | null {
  if (name.length === 0 || name.length > 255 || /[\0\\:]/.test(name)) return null
  const segments = name.split('/')
  return segments.every(segment => segment !== '' && !segment.startsWith('.')) ? name : null
}
