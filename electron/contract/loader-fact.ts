/** What became of a boot program, and what a loader looked for that no one thought of. */
export type LoaderFact =
  /** It was loaded whole, and then the machine came back to its firmware, or was heard of no more. */
  | {
      readonly kind: 'loader.failed'
      readonly program: string
      readonly reason: 'came-back' | 'silent'
      /** What the machine gets at its next start; null where there is no other. */
      readonly next: string | null
    }
  /** The menu came after all: the machine goes on getting this program. */
  | { readonly kind: 'loader.works'; readonly program: string }
  /** It asked for the configuration of a loader, which is not served. Told once for each machine and name. */
  | { readonly kind: 'config.unknown'; readonly file: string; readonly hint: ConfigHint }

/** What to do about such a configuration. */
export type ConfigHint = 'grub-legacy' | 'syslinux' | 'esxi' | 'systemd-boot' | 'raspberry-pi' | 'unknown'
