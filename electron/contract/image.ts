import type { ImageRemark } from './image-remark.ts'
import type { EntrySecureBoot } from './secure-boot.ts'

/** A processor architecture in Debian's spelling; null in an image that does not say. */
export type ImageArch = 'amd64' | 'i386' | 'arm64' | 'armhf' | 'riscv64' | 'ppc64el' | 's390x'

/** Can this image boot over the network without anything else? */
export type Netboot = 'yes' | 'partial' | 'no'

/** A file that a loader passes to a kernel, under its own name and with its own arguments. */
export interface BootModule {
  readonly path: string
  readonly arguments: string
}

/** How a loader starts an entry, with the facts that only this way needs. */
export type BootStart =
  | { readonly kind: 'linux' }
  /** Xen and other multiboot kernels: `kernel` first, then the modules in this order. */
  | { readonly kind: 'multiboot'; readonly modules: readonly BootModule[] }
  /** `kernel` is an EFI program. */
  | { readonly kind: 'efi' }
  /** `kernel` is a small disk image, `/` for the whole ISO, which a BIOS starts from memory. */
  | { readonly kind: 'disk'; readonly format: 'iso' | 'floppy' | 'harddisk' }
  /** A Linux kernel whose initrd holds the whole ISO (path null), or one large file of it, under this name. */
  | {
      readonly kind: 'iso-in-initrd'
      readonly embedded: { readonly path: string | null; readonly name: string }
    }
  /** Windows PE: `kernel` is the boot.wim, started by wimboot with the files of its boot manager. */
  | { readonly kind: 'wimboot'; readonly files: readonly { readonly name: string; readonly path: string }[] }

/** Facts that every kind of {@link BootTarget} has. Paths are absolute inside the image. */
export interface BootTargetFacts {
  /** `IMAGE.entry`, unique over all images, [a-z0-9.-]. */
  readonly id: string
  readonly title: string
  /** The first file to load. Paths below `/.slipway/` are files that Slipway serves in addition to the image's own. */
  readonly kernel: string
  /** Loaded with the kernel, in this order; empty if the kind has none. */
  readonly initrd: readonly string[]
  /**
   * The kernel command line. May hold the placeholders `{ISO_URL}` (the whole file, ends in .iso), `{TREE_URL}` (the
   * tree, ends in /), `{OVERLAY_URL}` (files that Slipway adds to the tree, ends in /) and `{MIRROR_URL}`, which the
   * user has to fill in.
   */
  readonly arguments: string
  /** The arguments from recognition, if the user has changed `arguments`; null otherwise. */
  readonly recognisedArguments: string | null
  /** True if the arguments are the ISO's own and Slipway does not know how this system finds its root. */
  readonly experimental: boolean
  /** Processors it runs on; empty if unknown. */
  readonly architectures: readonly ImageArch[]
  /** The firmware it needs; null for either. */
  readonly firmware: 'bios' | 'uefi' | null
  /** Memory that the machine needs, in MiB; null if unknown. */
  readonly ramMegabytes: number | null
  /**
   * Whether it passes Secure Boot. Null for entries that UEFI firmware does not start directly; absent if an earlier
   * version, which did not check, imported the image.
   */
  readonly secureBoot?: EntrySecureBoot | null
}

/** An entry that a loader can start. */
export type BootTarget = BootTargetFacts & BootStart

/** What to do about an image that cannot boot over the network without anything else. */
export interface WayOut {
  readonly kind:
    /** `images.addNetbootKernel` with the files that the remark names. */
    | 'add-netboot-kernel'
    /** Enter an address in the arguments of the entries. */
    | 'fill-in-mirror'
    /** Try the experimental entry with other arguments. */
    | 'edit-arguments'
    /** Download another image of the same system. */
    | 'other-image'
    /** Copy a boot program into the data folder. */
    | 'add-boot-program'
    /** Serve it by NFS or SMB, which Slipway does not do. */
    | 'other-server'
    /** Write it to a USB stick. */
    | 'usb-stick'
  readonly remark: ImageRemark
}

/** The state of an image's file: as it was read, modified or replaced since, or missing. */
export type FilePresence = 'unchanged' | 'changed' | 'missing'

/** An imported ISO. The file stays where it is; Slipway copies only what boot loaders need. */
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
  /** `Server`, `boot`, `netinst`… if the image names one. */
  readonly edition: string | null
  /** ECMA-119 volume identifier, trimmed. */
  readonly volumeId: string
  readonly netboot: Netboot
  /** The reason for `netboot`. */
  readonly reason: ImageRemark
  /** Null if nothing has to be done. */
  readonly wayOut: WayOut | null
  /** The evidence for the recognition: "`.treeinfo` says Rocky Linux 9.3". */
  readonly evidence: readonly ImageRemark[]
  readonly entries: readonly BootTarget[]
  readonly fileCount: number
  /** Bytes copied into the library: kernel and initrds. */
  readonly copiedBytes: number
  /** Duration of the import in milliseconds. */
  readonly tookMs: number
  readonly addedAtMs: number
  readonly presence: FilePresence
  /** True if the file is unchanged. Slipway serves no others. */
  readonly isPresent: boolean
}
