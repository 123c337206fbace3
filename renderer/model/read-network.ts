import type { SetupImport } from '#contract/setup.ts'
import type { DhcpDraft } from './dhcp-choice.ts'

/** How a card is served as another server says it; what that does not say stays as it is. */
export function toDhcpDraft({
  dhcp,
  range,
  gateway,
  dns,
  leaseSeconds,
}: SetupImport['network']): Partial<DhcpDraft> {
  return {
    // Whether another server answers is looked at before serving begins.
    ...(dhcp !== undefined && { mode: dhcp === 'proxy' ? 'proxy' : 'auto' }),
    ...(range && { first: range.first, last: range.last }),
    ...(gateway && { gateway }),
    ...(dns && dns.length > 0 && { dns: dns.join(', ') }),
    ...(leaseSeconds !== undefined && { leaseMinutes: String(Math.max(1, Math.round(leaseSeconds / 60))) }),
  }
}
