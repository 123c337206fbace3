/** Whether a machine's firmware starts only signed programs; `unknown` until detected. */
export type SecureBootState = 'on' | 'off' | 'unknown'

/**
 * How firmware with Secure Boot on treats an entry. `passes`: the disc's own shim trusts the signer of its kernel;
 * `needs-other-shim`: its kernel has a valid signature, but the disc has no shim that trusts it; `unsigned`: the kernel
 * has no signature; `damaged`: it was modified after it was signed.
 */
export type SecureBootVerdict = 'passes' | 'needs-other-shim' | 'unsigned' | 'damaged'

/**
 * How a machine with Secure Boot on boots an entry with the disc's own signed programs. `capsule`: by UEFI HTTP boot,
 * as a small generated disc image; `netboot`: by PXE, with the disc's shim and a GRUB of the disc that supports
 * networking.
 */
export type SecureBootWay = 'capsule' | 'netboot'

/** What the signatures of an entry and of its disc's boot programs say. */
export interface EntrySecureBoot {
  readonly verdict: SecureBootVerdict
  /** The kernel's signer, by common name; null if it has no valid signature. */
  readonly signer: string | null
  /** Who certified the signer: `Debian Secure Boot CA`. */
  readonly authority: string | null
  /** Who signed the disc's shim: the firmware has to trust one of them. Empty without a shim. */
  readonly shimAuthorities: readonly string[]
  readonly ways: readonly SecureBootWay[]
}

/** A machine's Secure Boot state: the user's setting, and what Slipway has detected. */
interface SecureBootKnowledge {
  readonly secureBoot: SecureBootState
  readonly secureBootSeen: SecureBootState
}

/** True if the user says so, or if the user has set nothing and Slipway has detected it. */
export function isSecureBootOn(machine: SecureBootKnowledge): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'on' : machine.secureBoot === 'on'
}

/** The same for "off". If neither is true, the state is unknown. */
export function isSecureBootOff(machine: SecureBootKnowledge): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'off' : machine.secureBoot === 'off'
}

/** The kind of boot file for firmware with Secure Boot on; null for one that it refuses. */
export function signedFileKind(file: string): 'capsule' | 'shim' | null {
  if (/\/capsule\/[^/]+\/[^/]+\.iso$/.test(file)) return 'capsule'
  return /(^|\/)(ipxe-|snponly-)?shim(x64|aa64)\.efi$/.test(file) ? 'shim' : null
}
