/** The role of a requested path in a boot. */
export type PathRole =
  | { readonly kind: 'program' }
  | { readonly kind: 'config'; readonly loader: string }
  /** Kernel or initrd of these entries. */
  | {
      readonly kind: 'kernel'
      readonly entries: readonly {
        readonly id: string
        readonly title: string
        /** Every file of the entry, as absolute paths from the root. */
        readonly files: readonly string[]
      }[]
    }
  | { readonly kind: 'image' }
