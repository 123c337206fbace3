import type { ImageRemark } from '#contract/image-remark.ts'
import type { BootStart, BootTargetFacts, ImageArch, Netboot, WayOut } from '#contract/image.ts'
import type {
  ConfiguredEntry,
  ConfiguredMultiboot,
  ConfiguredProgram,
} from '../bootconfig/configured-entry.ts'
import type { BootPlatform } from '../eltorito/boot-catalog.ts'
import type { FileTree } from '../file-tree.ts'
import type { InitrdFeatures } from '../initrd/inspect-initrds.ts'
import type { Volume } from '../volume.ts'
import type { EfiPrograms } from './efi-programs.ts'

/** What a recogniser may look at. */
export interface Disc {
  readonly tree: FileTree
  readonly volumeId: string
  readonly applicationId: string
  readonly bootPlatforms: readonly BootPlatform[]
  readonly hasUdf: boolean
  /** Which one was read. */
  readonly fileSystem: Volume['fileSystem']
  /** Of the whole file. */
  readonly sizeBytes: number
  /** The Linux kernels that the disc's own loaders can start; kernel and initrds are on the disc. */
  readonly entries: readonly ConfiguredEntry[]
  /** The same for multiboot kernels, with their modules. */
  readonly multiboot: readonly ConfiguredMultiboot[]
  /** The EFI programs that its loaders would start; as written, and maybe not there. */
  readonly configuredPrograms: readonly ConfiguredProgram[]
  readonly efiPrograms: EfiPrograms
  /** A small text file; null where there is none. */
  readText(path: string): Promise<string | null>
  /** Some bytes out of a file, 1 MiB at most; null where the file has no such bytes. */
  readBytes(path: string, offset: number, length: number): Promise<Uint8Array | null>
  /** What initrds of the disc can do. Costs time: ask when everything else is known, and name what is wanted. */
  readonly initrdFeatures: InitrdFeatures
}

/** An entry before it has its id. What it does not say is what its {@link Recognition} says. */
export interface RecognisedEntry
  extends
    Pick<BootTargetFacts, 'title' | 'kernel' | 'initrd' | 'arguments' | 'experimental'>,
    Partial<Pick<BootTargetFacts, 'architectures' | 'firmware' | 'ramMegabytes'>> {
  /** Absent for a Linux kernel. */
  readonly start?: BootStart
}

/** What a disc is and how it boots over the network. */
export interface Recognition {
  readonly family: string
  /** The name people know it by, with its version; null where the disc does not say. */
  readonly product: string | null
  readonly version: string | null
  readonly arch: ImageArch | null
  readonly edition?: string | null
  readonly netboot: Netboot
  readonly reason: ImageRemark
  /** Absent where there is nothing to be done, or nobody knows what. */
  readonly wayOut?: WayOut
  readonly evidence: readonly ImageRemark[]
  readonly entries: readonly RecognisedEntry[]
  /** Memory that a machine needs for its entries, in MiB. */
  readonly ramMegabytes?: number
}

/** Null: not this family. Reads the disc through its tree only. */
export type Recogniser = (disc: Disc) => Promise<Recognition | null>
