import type { ImageRemark } from './image-remark.ts'
import type { EntrySecureBoot } from './secure-boot.ts'

/** A processor architecture in Debian's spelling; null in an image that does not say. */
export type ImageArch = 'amd64' | 'i386' | 'arm64' | 'armhf' | 'riscv64' | 'ppc64el' | 's390x'

/** Can this image boot over the network from itself alone? */
export type Netboot = 'yes' | 'partial' | 'no'

/** A file that a loader gives to a kernel, under a name or with arguments of its own. */
export interface BootModule {
  readonly path: string
  readonly arguments: string
}

/** What kind of thing a loader starts, and what only that kind has. */
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

/** What every kind of {@link BootTarget} has. Paths are absolute inside the image. */
export interface BootTargetFacts {
  /** `IMAGE.entry`, unique over all images, [a-z0-9.-]. */
  readonly id: string
  readonly title: string
  /** What is loaded first. Below `/.slipway/` it is a file that Slipway serves beside the image's own. */
  readonly kernel: string
  /** Loaded with it, in this order; empty where the kind has none. */
  readonly initrd: readonly string[]
  /**
   * For the kernel. May hold the placeholders `{ISO_URL}` (the whole file, ends in .iso), `{TREE_URL}` (the tree, ends
   * in /), `{OVERLAY_URL}` (what Slipway serves beside the tree, ends in /) and `{MIRROR_URL}`, which the user has to fill in.
   */
  readonly arguments: string
  /** What was recognised, where `arguments` are the user's own; null where they are as recognised. */
  readonly recognisedArguments: string | null
  /** True when the arguments are the ISO's own and no one has taught Slipway how this system finds its root. */
  readonly experimental: boolean
  /** Processors it runs on; empty where no one knows. */
  readonly architectures: readonly ImageArch[]
  /** The firmware it needs; null for either. */
  readonly firmware: 'bios' | 'uefi' | null
  /** Memory the machine needs for it, in MiB; null where no one knows. */
  readonly ramMegabytes: number | null
  /**
   * What Secure Boot will make of it. Null for what no UEFI firmware starts as it is; absent where no one has looked: an
   * earlier version imported the image.
   */
  readonly secureBoot?: EntrySecureBoot | null
}

/** Something a loader can start. */
export type BootTarget = BootTargetFacts & BootStart

/** What to do about an image that cannot boot over the network from itself alone. */
export interface WayOut {
  readonly kind:
    /** `images.addNetbootKernel` with the files that the remark names. */
    | 'add-netboot-kernel'
    /** Write an address into the arguments of the entries. */
    | 'fill-in-mirror'
    /** Try the experimental entry, with other arguments. */
    | 'edit-arguments'
    /** Another download of the same system. */
    | 'other-image'
    /** Copy a boot program into the data folder. */
    | 'add-boot-program'
    /** Something beside Slipway has to serve it: NFS, SMB. */
    | 'other-server'
    /** Write it to a USB stick. */
    | 'usb-stick'
  readonly remark: ImageRemark
}

/** An image's file: as it was read, written to or replaced since, or not where it was. */
export type FilePresence = 'unchanged' | 'changed' | 'missing'

/** An ISO that was imported. The file stays where it is; only what boot loaders need is copied. */
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
  /** `Server`, `boot`, `netinst`… where the image says so. */
  readonly edition: string | null
  /** ECMA-119 volume identifier, trimmed. */
  readonly volumeId: string
  readonly netboot: Netboot
  /** Why `netboot` is what it is. */
  readonly reason: ImageRemark
  /** Null where there is nothing to be done. */
  readonly wayOut: WayOut | null
  /** What recognition rests on: "`.treeinfo` says Rocky Linux 9.3". */
  readonly evidence: readonly ImageRemark[]
  readonly entries: readonly BootTarget[]
  readonly fileCount: number
  /** What was copied into the library: kernel and initrds. */
  readonly copiedBytes: number
  /** How long the import took, in milliseconds. */
  readonly tookMs: number
  readonly addedAtMs: number
  readonly presence: FilePresence
  /** True for an unchanged file: no other is served. */
  readonly isPresent: boolean
}
