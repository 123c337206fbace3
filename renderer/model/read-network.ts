import type { SetupImport } from '#contract/setup.ts'
import type { DhcpDraft } from './dhcp-choice.ts'

/** A card's settings from another server's configuration; settings that it does not mention stay as they are. */
export function toDhcpDraft({
  dhcp,
  range,
  gateway,
  dns,
  leaseSeconds,
}: SetupImport['network']): Partial<DhcpDraft> {
  return {
    // Whether another server answers is checked before serving starts.
    ...(dhcp !== undefined && { mode: dhcp === 'proxy' ? 'proxy' : 'auto' }),
    ...(range && { first: range.first, last: range.last }),
    ...(gateway && { gateway }),
    ...(dns && dns.length > 0 && { dns: dns.join(', ') }),
    ...(leaseSeconds !== undefined && { leaseMinutes: String(Math.max(1, Math.round(leaseSeconds / 60))) }),
  }
}
