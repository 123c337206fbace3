import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import { ANSWER_FOLDER, OVERLAY } from '#contract/overlay.ts'
import type { MenuItem, TargetItem } from '#contract/menu.ts'

/**
 * How the shim that the machine runs treats a line of the menu: the entry `starts`; it `restarts` the machine,
 * because another shim has to start it; or it is `refused` by every shim available.
 */
export type SecureStanding = 'starts' | 'restarts' | 'refused'

/** A machine's menu under Secure Boot. */
export interface SecureMenu {
  readonly standingOf: (item: MenuItem) => SecureStanding
  /**
   * The path, below the HTTP root, of the shim that trusts an entry's kernel; null if none does. For a signed iPXE.
   */
  readonly shimPathOf: (item: MenuItem) => string | null
}

/** Where a menu is read, and where its entries load from. */
export interface MenuContext {
  /**
   * Slipway's address on the machine's network. Never a host name, because boot loaders and the initramfs have no
   * resolver.
   */
  readonly address: Ipv4
  readonly httpPort: number
  /** Null in a menu for any machine. */
  readonly mac: MacAddress | null
  /** Goes into the URLs of its iPXE scripts. Null where the reader has not proved to be this machine. */
  readonly ticket?: string | null
  /** How the loader that reads this menu fetches files. iPXE always takes HTTP. */
  readonly transport: 'http' | 'tftp'
  /** The machine's reported architecture; null if it is unknown. */
  readonly clientArch: ClientArch | null
  /** True if this boot program is on this computer. */
  readonly hasProgram: (name: string) => boolean
  /**
   * The entry as this machine starts it, with the arguments that point its installer to its answer file. Absent if no
   * machine has an answer file.
   */
  readonly answered?: (item: TargetItem) => TargetItem
  /**
   * For a machine with Secure Boot on; `ask` if its loader has to report whether it is on. Absent if it makes no
   * difference.
   */
  readonly secureBoot?: SecureMenu | 'ask'
  /**
   * The URL of the folder with this reader's iPXE scripts as plain files. Absent if this server generates them on
   * request.
   */
  readonly scriptFolder?: string
}

/** `http://10.99.0.1:8080`, without a trailing slash. */
export function baseUrlOf(context: Pick<MenuContext, 'address' | 'httpPort'>): string {
  return `http://${context.address}:${context.httpPort}`
}

/** The URL of the whole ISO. Ends in `.iso`, which casper and livenet require. */
export function isoUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso/${imageId}.iso`
}

/** The URL of the tree inside the ISO; ends in a slash. */
export function treeUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso/${imageId}/`
}

/** The URL of the files Slipway makes for an image, which are next to its tree; ends in a slash. */
export function overlayUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso-overlay/${imageId}/`
}

/**
 * The path of an image's file below the root of every server: `iso/debian/live/vmlinuz`. For `/` it is the whole ISO;
 * `iso-overlay/…` is for files made for the image.
 */
export function imagePath(imageId: string, path: string): string {
  if (path === '/') return `iso/${imageId}.iso`
  if (path.startsWith(ANSWER_FOLDER)) return `answer/${path.slice(ANSWER_FOLDER.length)}`
  if (path.startsWith(OVERLAY)) return `iso-overlay/${imageId}/${path.slice(OVERLAY.length)}`
  return `iso/${imageId}/${path.replace(/^\/+/, '')}`
}

/** The same as a URL, every segment escaped. */
export function imageUrl(context: MenuContext, imageId: string, path: string): string {
  const escaped = imagePath(imageId, path).split('/').map(encodeURIComponent).join('/')
  return `${baseUrlOf(context)}/${escaped}`
}
