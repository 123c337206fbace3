/** A processor architecture in Debian's spelling; null in an image that does not say. */
export type ImageArch = 'amd64' | 'i386' | 'arm64' | 'armhf' | 'riscv64' | 'ppc64el' | 's390x'

/** Can this image boot over the network from itself alone? */
export type Netboot = 'yes' | 'partial' | 'no'

/**
 * Something a loader can start: a kernel with its initrds and arguments, all paths inside the image, absolute.
 * `arguments` may hold the placeholders `{ISO_URL}` (the whole file, ends in .iso) and `{TREE_URL}` (the tree, ends in /).
 */
export interface BootTarget {
  /** `IMAGE.entry`, unique over all images, [a-z0-9.-]. */
  readonly id: string
  readonly title: string
  readonly kernel: string
  readonly initrd: readonly string[]
  readonly arguments: string
  /** True when the arguments are the ISO's own and nobody has taught Slipway how this system finds its root. */
  readonly experimental: boolean
}

/** An ISO that was imported. The file stays where it is; only kernel and initrd are copied. */
export interface BootImage {
  /** Slug of the name, unique: `debian-12-live`. */
  readonly id: string
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
  /** `ubuntu`, `rocky`, `debian-live`… or `unknown`. */
  readonly family: string
  readonly version: string | null
  readonly arch: ImageArch | null
  /** ECMA-119 volume identifier, trimmed. */
  readonly volumeId: string
  readonly netboot: Netboot
  /** One sentence: why `netboot` is what it is. */
  readonly reason: string
  /** What recognition rests on, in words: "`.treeinfo` says Rocky Linux 9.3". */
  readonly evidence: readonly string[]
  readonly entries: readonly BootTarget[]
  readonly fileCount: number
  /** What was copied into the library: kernel and initrds. */
  readonly copiedBytes: number
  /** How long the import took, in milliseconds. */
  readonly tookMs: number
  readonly addedAtMs: number
  /** False when the file is gone or has changed since it was imported. */
  readonly isPresent: boolean
}
