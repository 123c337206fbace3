/** Whether a machine's firmware starts signed programs only; `unknown` until something shows it. */
export type SecureBootState = 'on' | 'off' | 'unknown'

/**
 * What firmware with Secure Boot on will make of an entry. `passes`: the disc's own shim trusts who signed its kernel;
 * `needs-other-shim`: its kernel is signed and whole, and the disc has no shim that trusts it; `unsigned`: no one
 * signed it; `damaged`: it was changed after it was signed.
 */
export type SecureBootVerdict = 'passes' | 'needs-other-shim' | 'unsigned' | 'damaged'

/**
 * How a machine with Secure Boot on gets an entry by the disc's own signed programs. `capsule`: by UEFI HTTP boot, as a
 * small disc made for the occasion; `netboot`: by PXE, with the shim and a GRUB of the disc that knows the network.
 */
export type SecureBootWay = 'capsule' | 'netboot'

/** What an entry's own signature, and the signed programs of its disc, say. */
export interface EntrySecureBoot {
  readonly verdict: SecureBootVerdict
  /** Who signed the kernel, by common name; null where no one did, or the signature does not fit. */
  readonly signer: string | null
  /** Who vouches for the signer: `Debian Secure Boot CA`. */
  readonly authority: string | null
  /** Who signed the disc's shim: the firmware has to know one of them. Empty without a shim. */
  readonly shimAuthorities: readonly string[]
  readonly ways: readonly SecureBootWay[]
}

/** What is known of a machine's Secure Boot: what its user says, and what it has shown. */
interface SecureBootKnowledge {
  readonly secureBoot: SecureBootState
  readonly secureBootSeen: SecureBootState
}

/** True where its user says so, or, without a word from the user, the machine itself has shown it. */
export function isSecureBootOn(machine: SecureBootKnowledge): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'on' : machine.secureBoot === 'on'
}

/** The same of "off": what is neither is not known. */
export function isSecureBootOff(machine: SecureBootKnowledge): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'off' : machine.secureBoot === 'off'
}

/** What a boot file is to a firmware with Secure Boot on; null for one that it refuses. */
export function signedFileKind(file: string): 'capsule' | 'shim' | null {
  if (/\/capsule\/[^/]+\/[^/]+\.iso$/.test(file)) return 'capsule'
  return /(^|\/)(ipxe-|snponly-)?shim(x64|aa64)\.efi$/.test(file) ? 'shim' : null
}
