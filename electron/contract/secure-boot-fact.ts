import type { SecureBootVerdict } from './secure-boot.ts'

/** Events that show a machine's Secure Boot state. */
export type SecureBootFact =
  /** `grub`: its GRUB reported it; `unsigned-program`: it started an unsigned program. */
  | {
      readonly kind: 'secure-boot.seen'
      readonly isOn: boolean
      readonly by: 'grub' | 'unsigned-program'
    }
  /** The machine chose an entry that only its own shim can start, so it has to restart. */
  | { readonly kind: 'secure-boot.restart-chosen'; readonly entry: string; readonly title: string }
  | SecureBootRefusedFact

/**
 * `isCertain`: its GRUB reported that it could not load the kernel; otherwise Slipway predicts it from the files that
 * the machine has just loaded.
 */
export interface SecureBootRefusedFact {
  readonly kind: 'secure-boot.refused'
  readonly entry: string
  readonly title: string
  /** Null if Slipway did not check the kernel. */
  readonly verdict: SecureBootVerdict | null
  readonly signer: string | null
  readonly isCertain: boolean
}
