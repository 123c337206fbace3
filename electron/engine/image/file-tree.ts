/** A run of bytes of the source. */
export interface Extent {
  readonly offset: number
  readonly length: number
}

/** One name in an image. Paths are absolute, `/`-separated, spelled as the image spells them. */
export interface FileEntry {
  readonly path: string
  readonly kind: 'file' | 'directory' | 'symlink'
  readonly sizeBytes: number
  /** The extents of the content, in order; a file over 4 GiB has several. Empty for directories and symlinks. */
  readonly extents: readonly Extent[]
  readonly modifiedMs: number
  /** The target as written; only for symlinks. */
  readonly target: string | null
}

/** The files of one volume, in any file system. All promises reject with DecodeError on a broken volume. */
export interface FileTree {
  /** The names in a directory, in the volume's order; null if there is no such directory. */
  list(path: string): Promise<readonly FileEntry[] | null>
  /** Follows symlinks. Exact spelling first, then the only name that differs just in case. Null if there is none. */
  find(path: string): Promise<FileEntry | null>
  /** Every name below the root: directories before their contents, each directory once, symlinks not followed. */
  walk(): AsyncGenerator<FileEntry>
}
