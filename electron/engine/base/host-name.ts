import type { MacAddress } from '#contract/address.ts'
import { trimOf } from './scan.ts'

const MAX_LABEL_CHARS = 63

/**
 * A machine's name as a host name (RFC 1123 §2.1). A machine without a name is `node-` plus the end of its MAC
 * address.
 */
export function hostNameOf({
  name,
  mac,
}: {
  readonly name: string | null
  readonly mac: MacAddress
}): string {
  const label = (name ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LABEL_CHARS)
  return trimOf(label, '-') || `node-${mac.replaceAll(':', '').slice(-6)}`
}
