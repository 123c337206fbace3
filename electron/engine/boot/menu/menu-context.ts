import type { Ipv4, MacAddress } from '#contract/address.ts'

/** Where a menu is read, and from where its entries load. */
export interface MenuContext {
  /** Our address on the machine's network: never a name, because boot loaders and initramfs have no resolver. */
  readonly address: Ipv4
  readonly httpPort: number
  /** Null in a menu that is for any machine. */
  readonly mac: MacAddress | null
  /** How the loader that reads this menu fetches files. iPXE always takes HTTP. */
  readonly transport: 'http' | 'tftp'
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

/** Where a file of an image lies below the root of every server of ours: `iso/debian/live/vmlinuz`. */
export function imagePath(imageId: string, path: string): string {
  return `iso/${imageId}/${path.replace(/^\/+/, '')}`
}

/** The same as a URL, every segment escaped. */
export function imageUrl(context: MenuContext, imageId: string, path: string): string {
  const escaped = imagePath(imageId, path).split('/').map(encodeURIComponent).join('/')
  return `${baseUrlOf(context)}/${escaped}`
}
