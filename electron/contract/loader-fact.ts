/** Events about boot programs, and about loader configurations that Slipway does not serve. */
export type LoaderFact =
  /** The machine loaded it completely, and then returned to its firmware or was not seen again. */
  | {
      readonly kind: 'loader.failed'
      readonly program: string
      readonly reason: 'came-back' | 'silent'
      /** The program that the machine gets at its next boot; null if there is no other. */
      readonly next: string | null
    }
  /** The machine reached the menu after all, so it keeps this program. */
  | { readonly kind: 'loader.works'; readonly program: string }
  /**
   * The machine asked for a loader configuration that Slipway does not serve. Reported once for each machine and name.
   */
  | { readonly kind: 'config.unknown'; readonly file: string; readonly hint: ConfigHint }

/** What to do about such a configuration. */
export type ConfigHint = 'grub-legacy' | 'syslinux' | 'esxi' | 'systemd-boot' | 'raspberry-pi' | 'unknown'
