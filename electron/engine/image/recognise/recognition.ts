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

/** A disc as recognisers see it. */
export interface Disc {
  readonly tree: FileTree
  readonly volumeId: string
  readonly applicationId: string
  readonly bootPlatforms: readonly BootPlatform[]
  readonly hasUdf: boolean
  /** The file system that was read. */
  readonly fileSystem: Volume['fileSystem']
  /** Size of the whole file. */
  readonly sizeBytes: number
  /** The Linux kernels that the disc's loaders can start; kernel and initrds exist on the disc. */
  readonly entries: readonly ConfiguredEntry[]
  /** The same for multiboot kernels, with their modules. */
  readonly multiboot: readonly ConfiguredMultiboot[]
  /** The EFI programs that its loaders would start; paths as written, possibly missing. */
  readonly configuredPrograms: readonly ConfiguredProgram[]
  readonly efiPrograms: EfiPrograms
  /** A small text file; null if there is none. */
  readText(path: string, maxLineChars?: number): Promise<string | null>
  /** Bytes of a file, at most 1 MiB; null if the file does not have them. */
  readBytes(path: string, offset: number, length: number): Promise<Uint8Array | null>
  /** Features of the disc's initrds. Slow: ask last, and name the features that you need. */
  readonly initrdFeatures: InitrdFeatures
}

/** An entry without an id. Defaults come from its {@link Recognition}. */
export interface RecognisedEntry
  extends
    Pick<BootTargetFacts, 'title' | 'kernel' | 'initrd' | 'arguments' | 'experimental'>,
    Partial<Pick<BootTargetFacts, 'architectures' | 'firmware' | 'ramMegabytes'>> {
  /** Absent for a Linux kernel. */
  readonly start?: BootStart
}

/** The identity of a disc and how it boots over the network. */
export interface Recognition {
  readonly family: string
  /** The name that people use, with its version; null if the disc does not contain it. */
  readonly product: string | null
  readonly version: string | null
  readonly arch: ImageArch | null
  readonly edition?: string | null
  readonly netboot: Netboot
  readonly reason: ImageRemark
  /** Absent if nothing has to be done, or nothing is known to help. */
  readonly wayOut?: WayOut
  readonly evidence: readonly ImageRemark[]
  readonly entries: readonly RecognisedEntry[]
  /** Memory that a machine needs for its entries, in MiB. */
  readonly ramMegabytes?: number
}

/** Null if the disc is not of this family. Reads the disc only through its tree. */
export type Recogniser = (disc: Disc) => Promise<Recognition | null>
