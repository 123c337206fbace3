import type { X509Certificate } from 'node:crypto'
import type { BlockSource } from '../block-source.ts'
import type { GrubSearch } from '../grub/grub-search.ts'
import type { ImageArch } from '#contract/image.ts'

/** One program of a chain and its content. */
export interface ChainProgram {
  /** Its absolute path on the disc or inside a package. */
  readonly path: string
  readonly source: BlockSource
}

/**
 * Signed boot programs that belong together: firmware starts the shim, the shim starts the GRUB next to it, and both
 * start only what the shim's authorities signed.
 */
export interface SignedChain {
  /**
   * Its source: the disc's tree, its El Torito EFI image, the packages of its repository, or our own boot programs.
   */
  readonly origin: 'tree' | 'efi-image' | 'package' | 'own'
  readonly arch: ImageArch
  readonly shim: ChainProgram
  readonly grub: ChainProgram
  /** The file name under which this shim loads its GRUB. */
  readonly secondStage: string
  readonly search: GrubSearch
  /** The shim's built-in authorities. */
  readonly authorities: readonly X509Certificate[]
  /** The issuers of the shim's signatures: the firmware must trust one of them. */
  readonly shimAuthorities: readonly string[]
}
