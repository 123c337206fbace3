import type { ImageArch } from '#contract/image.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import type { DirectoryItem } from '../../base/readable-file.ts'
import type { DiscFacts } from '../capsule/capsule-content.ts'
import type { FileEntry } from '../file-tree.ts'
import type { SignedChain } from '../signed-chain/signed-chain.ts'

/** How a disc's file was when it was imported. */
export interface DiscStamp {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** A name of a disc, opened. */
export type FoundPath =
  | { readonly kind: 'file'; readonly entry: FileEntry }
  | { readonly kind: 'directory'; readonly items: readonly DirectoryItem[] }

/** A chain of signed programs; the two programs are files of the folder for made files. */
export type FoundChain = Pick<SignedChain, 'arch' | 'secondStage' | 'search'> & {
  readonly shim: { readonly path: string; readonly file: string }
  readonly grub: { readonly path: string; readonly file: string }
}

/** What a disc's thread can be asked, and what it answers. Null always means: there is no such thing. */
export interface DiscQuestions {
  /** Symlinks lead to where they point inside the disc. */
  find: { asked: { readonly path: string }; answer: FoundPath | null }
  /** A part of a directory. The entries have no extents. */
  list: {
    asked: { readonly path: string; readonly offset: number; readonly limit: number }
    answer: { readonly path: string; readonly total: number; readonly entries: readonly FileEntry[] } | null
  }
  /** A file of the EFI boot image; its extents are those of the disc. */
  findInEfiImage: { asked: { readonly path: string }; answer: FileEntry | null }
  /** ESXi's `boot.cfg` with names below `treeUrl`. */
  esxi: {
    asked: { readonly treeUrl: string }
    answer: { readonly entry: FileEntry; readonly text: string } | null
  }
  /** Writes the content of a gzip file to `file`, once. Null also for a file that is too large. */
  inflate: {
    asked: { readonly path: string; readonly file: string }
    answer: { readonly entry: FileEntry; readonly sizeBytes: number } | null
  }
  /** Writes the programs of a chain to `folder`, once. */
  chain: {
    asked: { readonly way: SecureBootWay; readonly arch: ImageArch; readonly folder: string }
    answer: FoundChain | null
  }
  /** By what a GRUB recognises the disc. */
  facts: { asked: { readonly markers: readonly string[] }; answer: DiscFacts | null }
  /** Writes all files below `folder`. */
  extract: { asked: { readonly folder: string }; answer: { fileCount: number; sizeBytes: number } | null }
}

export type DiscQuestionKind = keyof DiscQuestions

/** A message to a disc's thread. The first one names the disc. */
export type DiscRequest =
  | { readonly disc: DiscStamp }
  | { readonly id: number; readonly kind: DiscQuestionKind; readonly asked: unknown }
  | { readonly cancel: true }
