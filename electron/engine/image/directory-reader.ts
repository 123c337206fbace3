import type { FileEntry } from './file-tree.ts'

/** A {@link FileEntry} that knows where its directory is. */
export interface TreeNode extends FileEntry {
  /** Last part of the path; empty for the root. */
  readonly name: string
  /** Directories: where they are, unique in the volume. Null for all else. */
  readonly location: number | null
}

/** All that a file system has to give; {@link createFileTree} makes a tree of it. */
export interface DirectoryReader {
  readonly root: TreeNode
  /** In the volume's order, without `.` and `..`. Rejects with DecodeError. */
  readDirectory(directory: TreeNode): Promise<readonly TreeNode[]>
}

/** A volume without anything in it, or one of which nothing can be read. */
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
