import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'

/** A BOOTP client never renews (RFC 1534 §2): it keeps its address for a day after each question. */
export const BOOTP_LEASE_SECONDS = 86_400

/** The lease is on the disk before the reply leaves, as with DHCP. */
export function grantBootpLease(needs: { leases: LeaseStore }): Stage {
  return exchange => {
    const { address, mac, nowMs } = exchange
    if (!address) return 'drop'
    needs.leases.grant({
      ip: address,
      mac,
      hostname: null,
      grantedAtMs: nowMs,
      expiresAtMs: nowMs + BOOTP_LEASE_SECONDS * 1000,
    })
    exchange.needsCommit = true
    return 'next'
  }
}
