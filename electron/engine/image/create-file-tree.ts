import { DecodeError } from '../base/bytes/decode-error.ts'
import type { FileEntry, FileTree } from './file-tree.ts'
import type { ReadBudget } from './read-budget.ts'
import type { BlockSource } from './block-source.ts'

/** A {@link FileEntry} that knows the position of its directory. */
export interface TreeNode extends FileEntry {
  /** Last part of the path; empty for the root. */
  readonly name: string
  /** For directories, their position, unique in the volume. Null for everything else. */
  readonly location: number | null
}

/** What a file system must provide for {@link createFileTree}. */
export interface DirectoryReader {
  readonly root: TreeNode
  /** In the volume's order, without `.` and `..`. Rejects with DecodeError. */
  readDirectory(directory: TreeNode): Promise<readonly TreeNode[]>
}

/** An empty volume, or one that cannot be read. */
export const EMPTY_READER: DirectoryReader = {
  root: {
    path: '/',
    name: '',
    kind: 'directory',
    sizeBytes: 0,
    extents: [],
    modifiedMs: 0,
    target: null,
    location: 0,
  },
  readDirectory: async () => [],
}

/** Names and extents of one directory. The largest real one has some 50,000 packages. */
const MAX_DIRECTORY_PIECES = 200_000

/**
 * Collects the nodes of one directory. Throws a DecodeError for more than any real one has: a small disc can describe
 * millions of names and extents by letting them overlap.
 */
export function createNodeList(): { readonly nodes: readonly TreeNode[]; add(node: TreeNode): void } {
  const nodes: TreeNode[] = []
  let pieces = 0
  return {
    nodes,
    add(node) {
      pieces += weightOf(node)
      if (pieces > MAX_DIRECTORY_PIECES) throw new DecodeError('a directory that is larger than any real one')
      nodes.push(node)
    },
  }
}

const weightOf = (node: TreeNode): number => 1 + node.extents.length

/** The limit of Linux (MAXSYMLINKS). */
const MAX_SYMLINK_HOPS = 40
/** Limit of path components visited for one `find`, including those of symlink targets. */
const MAX_STEPS = 4096
/** Limit of names per walk. A full Debian DVD has about 10,000. */
const MAX_WALK_NAMES = 2_000_000
const MAX_WALK_BYTES = 1024 ** 3

/** Resolves paths and symlinks and walks any file system that can read a directory. Rejects with OutOfBudget. */
export function createFileTree(reader: DirectoryReader, budget?: ReadBudget): FileTree {
  const cache = createDirectoryCache(reader, budget)

  const resolve = async (path: string): Promise<TreeNode | null> => {
    // The nodes from the root to here: `..` pops one and can never leave the volume.
    let trail: TreeNode[] = [reader.root]
    const ahead = path.split('/').toReversed()
    let hops = 0
    for (let step = 0; ahead.length > 0; step++) {
      budget?.step()
      const name = ahead.pop()!
      if (step > MAX_STEPS) return null
      if (name === '' || name === '.') continue
      if (name === '..') {
        if (trail.length > 1) trail.pop()
        continue
      }
      const here = trail.at(-1)!
      if (here.kind !== 'directory') return null
      const node: TreeNode | null = (await cache.read(here)).lookUp(name)
      if (!node) return null
      if (node.kind !== 'symlink') {
        trail.push(node)
        continue
      }
      const target = node.target ?? ''
      if (target === '' || ++hops > MAX_SYMLINK_HOPS) return null
      if (target.startsWith('/')) trail = [reader.root]
      ahead.push(...target.split('/').toReversed())
    }
    return trail.at(-1)!
  }

  return {
    find: resolve,
    async list(path) {
      const node = await resolve(path)
      return node?.kind === 'directory' ? (await cache.read(node)).nodes : null
    },
    async *walk() {
      const seen = new Set<number | null>()
      const ahead = [reader.root]
      let names = 0
      let bytes = 0
      for (let directory = ahead.pop(); directory; directory = ahead.pop()) {
        if (seen.has(directory.location)) continue
        seen.add(directory.location)
        bytes += directory.sizeBytes
        const { nodes }: CachedDirectory = await cache.read(directory)
        names += nodes.length
        budget?.step(nodes.length)
        if (names > MAX_WALK_NAMES || bytes > MAX_WALK_BYTES)
          throw new DecodeError('the directories of this volume are larger than any real one')
        yield* nodes
        ahead.push(...nodes.filter(node => node.kind === 'directory').toReversed())
      }
    },
  }
}

/** A cached directory with an index of its names. */
interface CachedDirectory {
  readonly nodes: readonly TreeNode[]
  /** Names and extents. */
  readonly pieces: number
  /** Exact spelling first, then the only name that differs just in case. */
  lookUp(name: string): TreeNode | null
}

/** Names and extents: about 100 MB at worst; an ordinary disc uses a tenth of that. */
const MAX_CACHED_PIECES = 200_000

/** Caches recently used directories, so that consecutive requests do not read the same sectors. */
function createDirectoryCache(reader: DirectoryReader, budget: ReadBudget | undefined) {
  const directories = new Map<number, CachedDirectory>()
  const pending = new Map<number, Promise<CachedDirectory>>()
  let pieceCount = 0

  const load = async (directory: TreeNode, location: number): Promise<CachedDirectory> => {
    const loaded = cachedDirectory(await reader.readDirectory(directory))
    budget?.step(loaded.pieces)
    directories.set(location, loaded)
    pieceCount += loaded.pieces
    for (const [oldest, { pieces }] of directories) {
      if (pieceCount <= MAX_CACHED_PIECES || oldest === location) break
      directories.delete(oldest)
      pieceCount -= pieces
    }
    return loaded
  }

  return {
    async read(directory: TreeNode): Promise<CachedDirectory> {
      const location = directory.location ?? -1
      const known = directories.get(location)
      if (known) {
        directories.delete(location)
        directories.set(location, known)
        return known
      }
      let loading = pending.get(location)
      if (!loading) {
        loading = load(directory, location).finally(() => pending.delete(location))
        pending.set(location, loading)
      }
      return loading
    },
  }
}

function cachedDirectory(nodes: readonly TreeNode[]): CachedDirectory {
  let exact: Map<string, TreeNode> | null = null
  let folded: Map<string, TreeNode | null> | null = null
  return {
    nodes,
    pieces: nodes.reduce((sum, node) => sum + weightOf(node), 0),
    lookUp(name) {
      exact ??= new Map(nodes.toReversed().map(node => [node.name, node]))
      const found = exact.get(name)
      if (found) return found
      folded ??= foldNames(nodes)
      return folded.get(name.toLowerCase()) ?? null
    },
  }
}

/** Null if two names differ only in case: then only the exact spelling matches. */
function foldNames(nodes: readonly TreeNode[]): Map<string, TreeNode | null> {
  const folded = new Map<string, TreeNode | null>()
  for (const node of nodes) {
    const key = node.name.toLowerCase()
    folded.set(key, folded.has(key) ? null : node)
  }
  return folded
}

/** A boot configuration has a few kilobytes; another kind of file with that name must not be read completely. */
const MAX_TEXT_BYTES = 1024 * 1024

/** A small text file of a volume; null if it is missing or too large. */
export async function readTextFile(
  tree: FileTree,
  source: BlockSource,
  path: string,
): Promise<string | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || entry.sizeBytes > MAX_TEXT_BYTES) return null
  const parts = await Promise.all(entry.extents.map(({ offset, length }) => source.read(offset, length)))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

const MAX_BYTES = 1024 * 1024

/** Reads bytes from within a file, at most 1 MiB. Null if the file does not have them in one extent. */
export async function readFileBytes(
  tree: FileTree,
  source: BlockSource,
  path: string,
  range: { readonly offset: number; readonly length: number },
): Promise<Uint8Array | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || range.length > MAX_BYTES || range.offset < 0) return null
  let start = 0
  for (const extent of entry.extents) {
    const inExtent = range.offset - start
    if (inExtent >= 0 && inExtent + range.length <= extent.length)
      return source.read(extent.offset + inExtent, range.length)
    start += extent.length
  }
  return null
}
