import { DecodeError } from '../base/bytes/decode-error.ts'
import { createDirectoryCache, type CachedDirectory } from './directory-cache.ts'
import type { DirectoryReader, TreeNode } from './directory-reader.ts'
import type { FileTree } from './file-tree.ts'

/** As many as Linux follows (MAXSYMLINKS). */
const MAX_SYMLINK_HOPS = 40
/** Path parts looked at for one `find`, those of symlink targets included. */
const MAX_STEPS = 4096
/** What one walk may cost. A full Debian DVD has about 10,000 names. */
const MAX_WALK_NAMES = 2_000_000
const MAX_WALK_BYTES = 1024 ** 3

/** Paths, symlinks and walking over any file system that can read a directory. */
export function createFileTree(reader: DirectoryReader): FileTree {
  const cache = createDirectoryCache(reader)

  const resolve = async (path: string): Promise<TreeNode | null> => {
    // The nodes from the root to here: `..` pops, and can never leave the volume.
    let trail: TreeNode[] = [reader.root]
    const ahead = path.split('/').toReversed()
    let hops = 0
    for (let step = 0; ahead.length > 0; step++) {
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
        if (names > MAX_WALK_NAMES || bytes > MAX_WALK_BYTES)
          throw new DecodeError('the directories of this volume are larger than any real one')
        yield* nodes
        ahead.push(...nodes.filter(node => node.kind === 'directory').toReversed())
      }
    },
  }
}
