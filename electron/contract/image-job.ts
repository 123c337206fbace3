/** The SHA-256 of an image's file, during and after its computation. */
export interface ImageChecksum {
  readonly id: string
  readonly state: 'running' | 'done' | 'failed'
  readonly doneBytes: number
  readonly sizeBytes: number
  /** 64 lower-case hexadecimal digits; null until computed. */
  readonly sha256: string | null
  /**
   * The expected checksum: the given value, or else the one from a checksum file next to the ISO. Null if there is
   * neither.
   */
  readonly expected: string | null
  /** Name of the checksum file that `expected` is from; null if the value was given. */
  readonly expectedFrom: string | null
  /** Null until computed, and if nothing is expected. */
  readonly isMatch: boolean | null
}

/** Progress of `images.extract`. */
export interface ExtractProgress {
  readonly id: string
  readonly folder: string
  readonly doneBytes: number
  readonly sizeBytes: number
}

/** One entry in a directory of an image. */
export interface ImageFileItem {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'symlink'
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Symlinks only: the target as written. */
  readonly target: string | null
}

/** A directory of an image, or the requested part of it. */
export interface ImageListing {
  /** As the image spells it. */
  readonly path: string
  /** Number of names in the whole directory. */
  readonly total: number
  readonly items: readonly ImageFileItem[]
}
