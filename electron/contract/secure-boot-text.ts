import type { Machine } from './machine.ts'
import type { EntrySecureBoot } from './secure-boot.ts'
import type { SecureBootFact, SecureBootRefusedFact } from './secure-boot-fact.ts'

/** One fact as a sentence of the log. */
export function describeSecureBootFact(fact: SecureBootFact): string {
  switch (fact.kind) {
    case 'secure-boot.seen':
      if (fact.by === 'unsigned-program')
        return 'Started a program that nobody signed: its Secure Boot is off'
      return `Says that Secure Boot is ${fact.isOn ? 'on' : 'off'}`
    case 'secure-boot.restart-chosen':
      return `Chose ${fact.title} and restarts, so that its firmware starts the shim that trusts it`
    case 'secure-boot.refused':
      return `${fact.isCertain ? 'Did not start' : 'Will not start'} ${fact.title}: ${describeRefusal(fact)}`
  }
}

/** Why Secure Boot does not let a kernel start. */
export function describeRefusal({
  verdict,
  signer,
  isCertain,
}: Pick<SecureBootRefusedFact, 'verdict' | 'signer' | 'isCertain'>): string {
  switch (verdict) {
    case 'unsigned':
      return 'nobody has signed its kernel, and Secure Boot is on'
    case 'damaged':
      return 'its kernel was changed after it was signed, and Secure Boot is on'
    case 'needs-other-shim':
      return `the shim that it loaded does not trust ${signer ?? 'who signed its kernel'}`
    default:
      return isCertain
        ? 'its GRUB could not load the kernel, with Secure Boot on'
        : 'Secure Boot is on, and the signature of its kernel is not known'
  }
}

/** What Secure Boot will make of an entry, in a sentence; null where nobody has looked. */
export function describeEntrySecureBoot(secureBoot: EntrySecureBoot | null | undefined): string | null {
  if (!secureBoot) return null
  switch (secureBoot.verdict) {
    case 'passes':
      return `Secure Boot: passes, signed by ${secureBoot.signer ?? 'somebody unnamed'}, by ${waysInWords(secureBoot)}`
    case 'needs-other-shim':
      return `Secure Boot: signed by ${secureBoot.signer ?? 'somebody unnamed'}, and this disc has no shim that trusts it`
    case 'unsigned':
      return 'Secure Boot: refused, nobody has signed its kernel'
    case 'damaged':
      return 'Secure Boot: refused, its kernel was changed after it was signed'
  }
}

function waysInWords({ ways }: EntrySecureBoot): string {
  return ways.includes('netboot') ? 'UEFI HTTP boot and PXE' : 'UEFI HTTP boot'
}

/** What is known of a machine's Secure Boot, and from where; null for nothing. */
export function describeSecureBootOf({
  secureBoot,
  secureBootSeen,
}: Pick<Machine, 'secureBoot' | 'secureBootSeen'>): string | null {
  if (secureBoot !== 'unknown') return `${secureBoot}, as set`
  return secureBootSeen === 'unknown' ? null : `${secureBootSeen}, as it has shown itself`
}

/** What a boot file is to a firmware with Secure Boot on; null for one that it refuses. */
export function signedFileKind(file: string): 'capsule' | 'shim' | null {
  if (/\/capsule\/[^/]+\/[^/]+\.iso$/.test(file)) return 'capsule'
  return /(^|\/)(ipxe-|snponly-)?shim(x64|aa64)\.efi$/.test(file) ? 'shim' : null
}

export function describeSignedFile(file: string): string | null {
  switch (signedFileKind(file)) {
    case 'capsule':
      return 'a small disc of signed programs, made for Secure Boot'
    case 'shim':
      return 'signed, as Secure Boot wants it'
    case null:
      return null
  }
}
