import type { EntrySecureBoot } from '#contract/secure-boot.ts'
import type { Mark } from './boot-summary.ts'

/** The mark next to the Secure Boot verdict on an entry. */
export function secureBootMark({ verdict }: EntrySecureBoot): Mark {
  switch (verdict) {
    case 'passes':
      return 'good'
    case 'needs-other-shim':
      return 'warning'
    case 'unsigned':
    case 'damaged':
      return 'stop'
  }
}
