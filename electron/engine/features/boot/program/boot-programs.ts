import { createHash } from 'node:crypto'
import { statSync, readdirSync, type Stats } from 'node:fs'
import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BootFile } from '#contract/methods.ts'
import { MADE_LIST_NAME, readMadeList, MANIFEST_NAME, readManifest } from './manifest.ts'
import { isUrl, ownFilePath } from '../menu/entry-files.ts'

/** An open boot program, in the shape that the TFTP and the HTTP server both read. */
interface OpenBootProgram {
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Changes whenever the content does. */
  readonly version: string
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** Reads up to `target.length` bytes at `offset` into `target`; resolves to how many. */
  readInto(target: Uint8Array, offset: number): Promise<number>
  close(): Promise<void>
}

/** The boot programs of this computer, by the name a machine asks for. */
export interface BootPrograms {
  /** Cheap enough to be asked while a DHCP reply is being decided. */
  has(name: string): boolean
  /** Null for a name that is not there, or not a name at all. */
  open(name: string): Promise<OpenBootProgram | null>
  /** What `open` would find, sorted by name. A user's own file has empty package, version and licence. */
  list(): Promise<readonly BootFile[]>
}

/** Programs from `folders`, the first folder that has a name wins: the user's own, then the shipped ones. */
export function createBootPrograms(needs: { readonly folders: readonly string[] }): BootPrograms {
  const find = (name: string): { path: string; stats: Stats } | null => {
    const clean = cleanProgramName(name)
    if (clean === null) return null
    for (const folder of needs.folders) {
      const path = join(folder, clean)
      const stats = statOrNull(path)
      if (stats?.isFile() === true) return { path, stats }
    }
    // Windows' loaders and old ROMs write names as they like.
    for (const folder of needs.folders) {
      const path = pathInAnyCase(folder, clean)
      const stats = path === null ? null : statOrNull(path)
      if (path !== null && stats?.isFile() === true) return { path, stats }
    }
    return null
  }
  return {
    has: name => find(name) !== null,
    async open(name) {
      const found = find(name)
      return found === null ? null : openProgram(found.path)
    },
    async list() {
      const byName = new Map<string, BootFile>()
      for (const folder of needs.folders)
        for (const file of (await readManifest(folder)) ?? (await describeFolder(folder)))
          if (!byName.has(file.name) && statOrNull(join(folder, file.name)) !== null)
            byName.set(file.name, file)
      return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}

/** A path through a file, or one that may not be read, is simply not there. */
function statOrNull(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== undefined) return null
    throw thrown
  }
}

async function openProgram(path: string): Promise<OpenBootProgram | null> {
  const file = await open(path, 'r').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT' || thrown.code === 'EACCES') return null
    throw thrown
  })
  if (file === null) return null
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

/** A folder without a manifest is the user's own: its files are described by what they are. */
async function describeFolder(folder: string): Promise<readonly BootFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return []
      throw thrown
    },
  )
  const files: BootFile[] = []
  const made = new Map((await readMadeList(folder)).map(file => [file.name, file]))
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = cleanProgramName(path.slice(join(folder, '/').length).replaceAll('\\', '/'))
    if (!entry.isFile() || name === null) continue
    if (name === MANIFEST_NAME || name === MADE_LIST_NAME) continue
    const bytes = await readFile(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const row = made.get(name)
    // A file that was put in its place since is not the one that was made.
    if (row?.sha256 === sha256) files.push(row)
    else files.push({ name, sizeBytes: bytes.length, sha256, package: '', version: '', licence: '' })
  }
  return files
}

/** `name` inside `folder` where exactly one path differs from it in nothing but case; null for none or several. */
function pathInAnyCase(folder: string, name: string): string | null {
  let path = folder
  for (const part of name.split('/')) {
    const folded = part.toLowerCase()
    const matches = namesIn(path).filter(entry => entry.toLowerCase() === folded)
    const [match] = matches
    if (match === undefined || matches.length > 1) return null
    path = join(path, match)
  }
  return path
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No folder, or a file where a folder was meant: nothing is in it.
    return []
  }
}

/** The names, below a folder of boot programs, of files that a menu or a machine names; URLs and what is no name are left out. */
export function programNamesOf(files: readonly string[]): readonly string[] {
  return files.filter(file => !isUrl(file)).flatMap(file => cleanProgramName(ownFilePath(file)) ?? [])
}

/**
 * A name from the network as a relative path below a folder, or null when it is none: absolute, climbing (`..`),
 * with a drive, a NUL or a backslash, or too long to be a file. Leading slashes are not forgiven here: the servers
 * have cleaned what firmware sends.
 */
function cleanProgramName(name: string): string | null {
  if (name.length === 0 || name.length > 255 || /[\0\\:]/.test(name)) return null
  const segments = name.split('/')
  return segments.every(segment => segment !== '' && !segment.startsWith('.')) ? name : null
}
