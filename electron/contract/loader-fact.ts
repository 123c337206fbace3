/** What became of a boot program, and what a loader looked for that nobody thought of. */
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

/** One such fact as a sentence. */
export function describeLoaderFact(fact: LoaderFact): string {
  switch (fact.kind) {
    case 'loader.failed': {
      const what =
        fact.reason === 'came-back'
          ? `${fact.program} did not start: the machine loaded all of it and came back to its firmware`
          : `${fact.program} did not start: the machine loaded all of it and was heard of no more`
      return fact.next === null
        ? `${what}; there is no other boot program for it`
        : `${what}; at its next start it gets ${fact.next}`
    }
    case 'loader.works':
      return `${fact.program} works on this machine and is what it gets from now on`
    case 'config.unknown':
      return `Asked for ${fact.file}, a loader's configuration that is not served: ${HINTS[fact.hint]}`
  }
}

const HINTS: Readonly<Record<ConfigHint, string>> = {
  'grub-legacy':
    'this is the GRUB of before 2009; set another loader for this machine, for example pxelinux.0',
  syslinux: 'menus are served to PXELINUX as pxelinux.cfg/…; set pxelinux.0 as its loader',
  esxi: 'this is the loader of ESXi; start ESXi from the menu, which rewrites its boot.cfg',
  'systemd-boot': 'systemd-boot reads no menu over the network; set another loader',
  'raspberry-pi': 'the files of a Raspberry Pi go into the folder of boot programs',
  unknown: 'put it into the folder of boot programs, or set another loader for this machine',
}
