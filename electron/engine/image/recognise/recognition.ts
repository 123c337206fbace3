import type { BootTarget, ImageArch, Netboot } from '#contract/image.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import type { BootPlatform } from '../eltorito/boot-catalog.ts'
import type { FileTree } from '../file-tree.ts'

/** What a recogniser may look at. */
export interface Disc {
  readonly tree: FileTree
  readonly volumeId: string
  readonly applicationId: string
  readonly bootPlatforms: readonly BootPlatform[]
  readonly hasUdf: boolean
  /** What the disc's own loaders can start; kernel and initrds are on the disc. */
  readonly entries: readonly ConfiguredEntry[]
  /** A small text file; null where there is none. */
  readText(path: string): Promise<string | null>
}

/** An entry before it has its id. */
export type RecognisedEntry = Omit<BootTarget, 'id'>

/** What a disc is and how it boots over the network. */
export interface Recognition {
  readonly family: string
  /** The name people know it by, with its version; null where the disc does not say. */
  readonly product: string | null
  readonly version: string | null
  readonly arch: ImageArch | null
  readonly netboot: Netboot
  readonly reason: string
  readonly evidence: readonly string[]
  readonly entries: readonly RecognisedEntry[]
}

/** Null: not this family. Reads the disc through its tree only. */
export type Recogniser = (disc: Disc) => Promise<Recognition | null>
