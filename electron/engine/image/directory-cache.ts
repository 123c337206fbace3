import type { DirectoryReader, TreeNode } from './directory-reader.ts'

/** A directory that was read, with its names to look up. */
export interface CachedDirectory {
  readonly nodes: readonly TreeNode[]
  /** Exact spelling first, then the only one that differs by case alone. */
  lookUp(name: string): TreeNode | null
}

/** About 100 MB at worst; an ordinary disc has a tenth of it. */
const MAX_NODES = 200_000

/** Keeps the directories used last, so that one request after another does not read the same sectors. */
export function createDirectoryCache(reader: DirectoryReader) {
  const directories = new Map<number, CachedDirectory>()
  const pending = new Map<number, Promise<CachedDirectory>>()
  let nodeCount = 0

  const load = async (directory: TreeNode, location: number): Promise<CachedDirectory> => {
    const loaded = cachedDirectory(await reader.readDirectory(directory))
    directories.set(location, loaded)
    nodeCount += loaded.nodes.length
    for (const [oldest, { nodes }] of directories) {
      if (nodeCount <= MAX_NODES || oldest === location) break
      directories.delete(oldest)
      nodeCount -= nodes.length
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
    lookUp(name) {
      exact ??= new Map(nodes.toReversed().map(node => [node.name, node]))
      const found = exact.get(name)
      if (found) return found
      folded ??= foldNames(nodes)
      return folded.get(name.toLowerCase()) ?? null
    },
  }
}

/** Null where two names differ by case alone: then only the exact spelling will do. */
function foldNames(nodes: readonly TreeNode[]): Map<string, TreeNode | null> {
  const folded = new Map<string, TreeNode | null>()
  for (const node of nodes) {
    const key = node.name.toLowerCase()
    folded.set(key, folded.has(key) ? null : node)
  }
  return folded
}
