import type { BootTarget } from './image.ts'

/** The boot loaders whose language Slipway writes. */
export type MenuLanguage = 'ipxe' | 'grub' | 'pxelinux'

/** One line of the menu. */
export type MenuItem =
  | {
      readonly kind: 'target'
      readonly id: string
      readonly title: string
      readonly imageId: string
      /** Of the whole ISO. */
      readonly imageSizeBytes: number
      readonly target: BootTarget
    }
  | { readonly kind: 'local'; readonly id: 'local'; readonly title: string }
  | { readonly kind: 'shell'; readonly id: 'shell'; readonly title: string }

/** The ordered entries, which one starts by itself, and when. */
export interface BootMenu {
  readonly items: readonly MenuItem[]
  /** An item's id. */
  readonly defaultId: string
  /** Seconds until the default starts; 0 waits for ever. */
  readonly timeoutSeconds: number
}
