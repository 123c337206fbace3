import type { Machine } from '#contract/machine.ts'
import type { EntrySecureBoot, SecureBootVerdict } from '#contract/secure-boot.ts'
import { message, type Message } from './message.ts'

/** Why Secure Boot rejects a kernel, as a clause. */
export function messageOfRefusal(refused: {
  readonly verdict: SecureBootVerdict | 'unknown' | null
  readonly signer?: string | null
  readonly isCertain: boolean
}): Message {
  const { verdict, signer, isCertain } = refused
  switch (verdict) {
    case 'unsigned':
    case 'damaged':
      return message(`refusal.${verdict}`)
    case 'needs-other-shim':
      return signer
        ? message('refusal.needs-other-shim', { signer })
        : message('refusal.needs-other-shim.unnamed')
    default:
      return message(isCertain ? 'refusal.not-loaded' : 'refusal.not-known')
  }
}

/** How Secure Boot treats an entry. */
export function messageOfEntrySecureBoot({ verdict, signer, ways }: EntrySecureBoot): Message {
  const by = signer ?? message('secureBoot.nobody')
  switch (verdict) {
    case 'passes':
      return message('secureBoot.verdict.passes', {
        signer: by,
        ways: message(ways.includes('netboot') ? 'secureBoot.waysBoth' : 'secureBoot.waysCapsule'),
      })
    case 'needs-other-shim':
      return message('secureBoot.verdict.needs-other-shim', { signer: by })
    default:
      return message(`secureBoot.verdict.${verdict}`)
  }
}

/** A machine's Secure Boot state, and the source of that knowledge; null if unknown. */
export function messageOfMachineSecureBoot({
  secureBoot,
  secureBootSeen,
}: Pick<Machine, 'secureBoot' | 'secureBootSeen'>): Message | null {
  if (secureBoot !== 'unknown') return message(`secureBoot.known.${secureBoot}.set`)
  return secureBootSeen === 'unknown' ? null : message(`secureBoot.known.${secureBootSeen}.seen`)
}
