import type { SecureBootVerdict } from './secure-boot.ts'

/** What machines show and tell of Secure Boot. */
export type SecureBootFact =
  /** `grub`: its GRUB said so; `unsigned-program`: it started one that no one signed. */
  | {
      readonly kind: 'secure-boot.seen'
      readonly isOn: boolean
      readonly by: 'grub' | 'unsigned-program'
    }
  /** An entry for which it has to restart, because its own shim has to start it. */
  | { readonly kind: 'secure-boot.restart-chosen'; readonly entry: string; readonly title: string }
  | SecureBootRefusedFact

/** `isCertain`: its GRUB said that it could not load the kernel; else what is known beforehand of what it has just loaded. */
export interface SecureBootRefusedFact {
  readonly kind: 'secure-boot.refused'
  readonly entry: string
  readonly title: string
  /** Null where no one has looked at the kernel. */
  readonly verdict: SecureBootVerdict | null
  readonly signer: string | null
  readonly isCertain: boolean
}
