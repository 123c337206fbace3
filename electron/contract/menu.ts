import type { BootModule, BootTarget } from './image.ts'
import type { IpxeProblem } from './ipxe-problem.ts'
import type { Reason } from './reason.ts'

/** The boot loaders whose language Slipway writes. */
export type MenuLanguage = 'ipxe' | 'grub' | 'pxelinux'

/** The firmware of a machine, as far as a menu tells machines apart. */
export type MenuFirmware = 'bios' | 'uefi-x64' | 'uefi-ia32' | 'uefi-arm64'

/** What everything in a menu has. */
export interface MenuPlace {
  /** Unique in the menu; [a-z0-9.-]. */
  readonly id: string
  readonly title: string
  /** The submenu it is in; null at the top. A submenu stands before what is in it. */
  readonly parent: string | null
  /** Not shown; a machine it is set for starts it all the same. */
  readonly isHidden: boolean
  /** A letter or digit that starts it. */
  readonly hotkey: string | null
  /** The machines that are shown it; empty for all. */
  readonly firmware: readonly MenuFirmware[]
  /** The user's own words about it; no machine sees them. */
  readonly note: string | null
}

/** Something of the user's own to start. */
export type CustomStart =
  /** The body of an entry in a loader's own language; null where the loader has none. */
  | {
      readonly kind: 'text'
      readonly ipxe: string | null
      readonly grub: string | null
      readonly pxelinux: string | null
    }
  /**
   * A kernel, for every loader. A path is a file in the folder of boot programs, anything with `://` a URL. With modules
   * it is a multiboot kernel.
   */
  | {
      readonly kind: 'kernel'
      readonly kernel: string
      readonly initrd: readonly string[]
      readonly arguments: string
      readonly modules: readonly BootModule[]
    }

/** A mistake in a text that a loader is to read; lines count from 1. */
export interface ScriptProblem {
  readonly line: number
  /** A line of the text, or what another program said; empty where `why` or `ipxe` says it. */
  readonly text: string
  /** A reason of ours, with what it carries. */
  readonly why?: Reason
  /** A mistake in a script for iPXE. */
  readonly ipxe?: IpxeProblem
}

/** What can be chosen at every menu without an image. */
export type MenuTool = 'local' | 'shell' | 'firmware' | 'memtest'

/** What a line of the menu is. */
export type MenuItemKind =
  | {
      readonly kind: 'target'
      readonly imageId: string
      /** Of the whole ISO. */
      readonly imageSizeBytes: number
      readonly target: BootTarget
      /** The title where the user gave one; null where it is the image's. */
      readonly ownTitle: string | null
    }
  | { readonly kind: MenuTool; readonly ownTitle: string | null }
  | {
      readonly kind: 'custom'
      readonly start: CustomStart
      /** What is wrong with its texts; such a text is sent to no machine. */
      readonly problems: readonly (ScriptProblem & { readonly language: MenuLanguage })[]
    }
  | { readonly kind: 'submenu' }
  | { readonly kind: 'separator' }
  /** Where the user placed an entry whose image was removed, or whose file cannot be found. */
  | {
      readonly kind: 'gone'
      readonly reason: 'image-removed' | 'file-missing'
      readonly ownTitle: string | null
    }

/** One line of the menu. */
export type MenuItem = MenuPlace & MenuItemKind
/** An entry of an image. */
export type TargetItem = Extract<MenuItem, { kind: 'target' }>
/** An entry of the user's own. */
export type CustomItem = Extract<MenuItem, { kind: 'custom' }>

/** The ordered entries, which one starts automatically, and when. */
export interface BootMenu {
  /** In their order; what is in a submenu names it as `parent`. */
  readonly items: readonly MenuItem[]
  /** An item's id. */
  readonly defaultId: string
  /** Seconds until the default starts; 0 waits for ever. Any key stops the countdown. */
  readonly timeoutSeconds: number
  /** True once the user has arranged it; until then it is made of the images alone. */
  readonly isArranged: boolean
}

/** One line as the user arranges it. `title` null: what the image calls it. */
export type MenuNode = Omit<MenuPlace, 'title'> &
  (
    | { readonly kind: 'entry'; readonly title: string | null }
    | { readonly kind: 'submenu' | 'separator'; readonly title: string }
    | { readonly kind: 'custom'; readonly title: string; readonly start: CustomStart }
  )

/** The screen of a loader: 25 rows of 80 characters. */
export interface MenuScreen {
  readonly rows: readonly { readonly text: string; readonly look: 'plain' | 'title' | 'selected' | 'dim' }[]
}

/** What reading someone's menu came to. */
export interface MenuImport {
  readonly language: MenuLanguage
  readonly nodes: readonly MenuNode[]
  /** Null where the file says nothing. */
  readonly defaultId: string | null
  readonly timeoutSeconds: number | null
  /** Lines that were not understood, with the reason. */
  readonly unread: readonly ScriptProblem[]
}
