/** The SHA-256 of an image's file, while it is computed and after. */
export interface ImageChecksum {
  readonly id: string
  readonly state: 'running' | 'done' | 'failed'
  readonly doneBytes: number
  readonly sizeBytes: number
  /** 64 lower-case hexadecimal digits; null until it is done. */
  readonly sha256: string | null
  /** What it should be: the value that was given, or else what a checksum file beside the ISO says. Null for neither. */
  readonly expected: string | null
  /** Name of the checksum file that `expected` is from; null where it was given. */
  readonly expectedFrom: string | null
  /** Null until it is done, and where nothing is expected. */
  readonly isMatch: boolean | null
}

/** `images.extract` at work. */
export interface ExtractProgress {
  readonly id: string
  readonly folder: string
  readonly doneBytes: number
  readonly sizeBytes: number
}

/** One name in a directory of an image. */
export interface ImageFileItem {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'symlink'
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Symlinks only: the target as written. */
  readonly target: string | null
}

/** A directory of an image, or as much of it as was asked for. */
export interface ImageListing {
  /** As the image spells it. */
  readonly path: string
  /** How many names there are. */
  readonly total: number
  readonly items: readonly ImageFileItem[]
}
