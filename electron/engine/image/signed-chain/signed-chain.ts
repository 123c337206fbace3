import type { X509Certificate } from 'node:crypto'
import type { BlockSource } from '../block-source.ts'
import type { GrubSearch } from '../grub/grub-search.ts'
import type { ImageArch } from '#contract/image.ts'

/** One program of a chain and where its bytes are. */
export interface ChainProgram {
  /** As the disc calls it, absolute; inside a package the path there. */
  readonly path: string
  readonly source: BlockSource
}

/**
 * Signed boot programs that belong together: firmware starts the shim, the shim starts the GRUB beside it, and both start
 * only what the shim's own authorities signed.
 */
export interface SignedChain {
  /**
   * Where it was found: in the disc's tree, in its El Torito EFI image, in the packages of its repository, or among our own
   * boot programs.
   */
  readonly origin: 'tree' | 'efi-image' | 'package' | 'own'
  readonly arch: ImageArch
  readonly shim: ChainProgram
  readonly grub: ChainProgram
  /** The name by which this shim asks for its GRUB. */
  readonly secondStage: string
  readonly search: GrubSearch
  /** The shim's own. */
  readonly authorities: readonly X509Certificate[]
  /** The names of those who signed the shim: the firmware has to know one of them. */
  readonly shimAuthorities: readonly string[]
}
