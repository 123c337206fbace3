/** What a requested path is to a boot. */
export type PathRole =
  | { readonly kind: 'program' }
  | { readonly kind: 'config'; readonly loader: string }
  /** Kernel or initrd of these entries. */
  | {
      readonly kind: 'kernel'
      readonly entries: readonly {
        readonly id: string
        readonly title: string
        /** Every file of the entry, absolute below the root. */
        readonly files: readonly string[]
      }[]
    }
  | { readonly kind: 'image' }
