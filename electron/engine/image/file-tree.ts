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
  /** Where the content lies, in order; a file over 4 GiB has several. Empty for directories and symlinks. */
  readonly extents: readonly Extent[]
  readonly modifiedMs: number
  /** Symlinks only: the target as written. */
  readonly target: string | null
}

/** The files of one volume, whichever file system holds them. All promises reject with DecodeError on a broken volume. */
export interface FileTree {
  /** Names in a directory, in the volume's order; null where there is no such directory. */
  list(path: string): Promise<readonly FileEntry[] | null>
  /** Follows symlinks; exact spelling first, then the only one that differs by case alone. Null where there is none. */
  find(path: string): Promise<FileEntry | null>
  /** Every name below the root, directories before what is in them, each directory once, symlinks not followed. */
  walk(): AsyncGenerator<FileEntry>
}
