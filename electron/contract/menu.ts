import type { BootModule, BootTarget } from './image.ts'
import type { IpxeProblem } from './ipxe-problem.ts'
import type { Reason } from './reason.ts'

/** The boot loaders whose configuration Slipway writes. */
export type MenuLanguage = 'ipxe' | 'grub' | 'pxelinux'

/** The firmware types that a menu distinguishes. */
export type MenuFirmware = 'bios' | 'uefi-x64' | 'uefi-ia32' | 'uefi-arm64'

/** Fields that every node of the menu has. */
export interface MenuPlace {
  /** Unique in the menu; [a-z0-9.-]. */
  readonly id: string
  readonly title: string
  /** The submenu it is in; null at the top. A submenu comes before its items. */
  readonly parent: string | null
  /** Not shown; machines it is assigned to still start it. */
  readonly isHidden: boolean
  /** A letter or digit that selects it. */
  readonly hotkey: string | null
  /** The firmware types that show it; empty for all. */
  readonly firmware: readonly MenuFirmware[]
  /** The user's note; machines do not see it. */
  readonly note: string | null
}

/** How a custom entry starts. */
export type CustomStart =
  /** The body of an entry in a loader's own language; null if the loader has none. */
  | {
      readonly kind: 'text'
      readonly ipxe: string | null
      readonly grub: string | null
      readonly pxelinux: string | null
    }
  /**
   * A kernel, for every loader. A path is a file in the folder of boot programs, anything with `://` a URL. With
   * modules it is a multiboot kernel.
   */
  | {
      readonly kind: 'kernel'
      readonly kernel: string
      readonly initrd: readonly string[]
      readonly arguments: string
      readonly modules: readonly BootModule[]
    }

/** An error in a text for a boot loader; lines count from 1. */
export interface ScriptProblem {
  readonly line: number
  /** A line of the text, or another program's message; empty if `why` or `ipxe` has the reason. */
  readonly text: string
  /** Slipway's own reason, with its parameters. */
  readonly why?: Reason
  /** An error in an iPXE script. */
  readonly ipxe?: IpxeProblem
}

/** Menu entries that need no image. */
export type MenuTool = 'local' | 'shell' | 'firmware' | 'memtest'

/** The kinds of menu lines. */
export type MenuItemKind =
  | {
      readonly kind: 'target'
      readonly imageId: string
      /** Size of the whole ISO. */
      readonly imageSizeBytes: number
      readonly target: BootTarget
      /** The user's title; null if the image's is used. */
      readonly ownTitle: string | null
    }
  | { readonly kind: MenuTool; readonly ownTitle: string | null }
  | {
      readonly kind: 'custom'
      readonly start: CustomStart
      /** Errors in its texts; Slipway sends no text with an error. */
      readonly problems: readonly (ScriptProblem & { readonly language: MenuLanguage })[]
    }
  | { readonly kind: 'submenu' }
  | { readonly kind: 'separator' }
  /** Keeps the place of an entry whose image was removed, or whose file is missing. */
  | {
      readonly kind: 'gone'
      readonly reason: 'image-removed' | 'file-missing'
      readonly ownTitle: string | null
    }

/** One line of the menu. */
export type MenuItem = MenuPlace & MenuItemKind
/** An entry of an image. */
export type TargetItem = Extract<MenuItem, { kind: 'target' }>
/** A custom entry. */
export type CustomItem = Extract<MenuItem, { kind: 'custom' }>

/** The ordered entries, the default, and its countdown. */
export interface BootMenu {
  /** In order; items of a submenu name it as `parent`. */
  readonly items: readonly MenuItem[]
  /** The id of an item. */
  readonly defaultId: string
  /** Seconds until the default starts; 0 waits forever. Any key stops the countdown. */
  readonly timeoutSeconds: number
  /** True once the user has arranged it; until then Slipway builds it from the images. */
  readonly isArranged: boolean
}

/** One line as the user arranges it. `title` null: the image's title. */
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

/** A menu file that Slipway has read. */
export interface MenuImport {
  readonly language: MenuLanguage
  readonly nodes: readonly MenuNode[]
  /** Null if the file names none. */
  readonly defaultId: string | null
  readonly timeoutSeconds: number | null
  /** Lines that Slipway did not understand, with the reason. */
  readonly unread: readonly ScriptProblem[]
}
