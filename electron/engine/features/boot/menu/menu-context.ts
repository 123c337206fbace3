import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import { ANSWER_FOLDER, OVERLAY } from '#contract/overlay.ts'
import type { MenuItem, TargetItem } from '#contract/menu.ts'

/**
 * What a line of the menu is to the shim that the machine runs: it `starts`; it `restarts` the machine, because another
 * shim has to start it; it is `refused`, by every shim there is.
 */
export type SecureStanding = 'starts' | 'restarts' | 'refused'

/** A machine's menu under Secure Boot. */
export interface SecureMenu {
  readonly standingOf: (item: MenuItem) => SecureStanding
  /** Below the root of our HTTP, the shim that trusts an entry's kernel; null where none does. For a signed iPXE. */
  readonly shimPathOf: (item: MenuItem) => string | null
}

/** Where a menu is read, and from where its entries load. */
export interface MenuContext {
  /** Our address on the machine's network: never a name, because boot loaders and initramfs have no resolver. */
  readonly address: Ipv4
  readonly httpPort: number
  /** Null in a menu that is for any machine. */
  readonly mac: MacAddress | null
  /** Goes into the URLs of its iPXE scripts. Null where the reader has not proved to be this machine. */
  readonly ticket?: string | null
  /** How the loader that reads this menu fetches files. iPXE always takes HTTP. */
  readonly transport: 'http' | 'tftp'
  /** What the machine said it is; null where no one knows. */
  readonly clientArch: ClientArch | null
  /** Is this boot program on this computer? */
  readonly hasProgram: (name: string) => boolean
  /** The entry as this machine starts it: with what points its installer at its answers. Left out where no one has any. */
  readonly answered?: (item: TargetItem) => TargetItem
  /** For a machine with Secure Boot on; `ask` where its loader shall say whether it is. Absent where it changes nothing. */
  readonly secureBoot?: SecureMenu | 'ask'
  /** The URL of the folder with this reader's iPXE scripts as plain files. Absent where this server makes them when asked. */
  readonly scriptFolder?: string
}

/** `http://10.99.0.1:8080`, without a slash at the end. */
export function baseUrlOf(context: Pick<MenuContext, 'address' | 'httpPort'>): string {
  return `http://${context.address}:${context.httpPort}`
}

/** The whole ISO by HTTP. Ends in `.iso`, which casper and livenet insist on. */
export function isoUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso/${imageId}.iso`
}

/** The tree inside the ISO by HTTP; ends in a slash. */
export function treeUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso/${imageId}/`
}

/** What is made for an image and served beside its tree; ends in a slash. */
export function overlayUrl(context: MenuContext, imageId: string): string {
  return `${baseUrlOf(context)}/iso-overlay/${imageId}/`
}

/**
 * Where a file of an image lies below the root of every server of ours: `iso/debian/live/vmlinuz`, for `/` the whole
 * ISO, and `iso-overlay/…` for what is made for it.
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
