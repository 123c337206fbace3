import type { MacAddress } from '#contract/address.ts'
import type { Ignore } from '../answer-policy.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'

/** A big image loads for long before its installer asks for an address. */
const AFTERWARDS_MS = 3_600_000
const MAX_MACHINES = 4096

/**
 * Only machines that boot from the network. GRUB, NetBSD's loader and the installer ask again without saying so: a
 * machine is answered for an hour after it asked to boot, and as long as it has a lease of ours. BOOTP is for booting.
 */
export function answerBootClients(needs: {
  leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>
  ignore: Ignore
}): Stage {
  const { leases, ignore } = needs
  const askedAtMs = new Map<MacAddress, number>()
  return exchange => {
    const { mac, nowMs, facts, messageType } = exchange
    if (facts.isBootClient || messageType === null) {
      askedAtMs.delete(mac)
      askedAtMs.set(mac, nowMs)
      if (askedAtMs.size > MAX_MACHINES) askedAtMs.delete(askedAtMs.keys().next().value!)
      return 'next'
    }
    const askedMs = askedAtMs.get(mac)
    if (askedMs !== undefined && nowMs - askedMs < AFTERWARDS_MS) return 'next'
    const lease = leases.leaseOf(mac)
    if ((lease && lease.expiresAtMs > nowMs) || leases.reservationOf(mac) !== null) return 'next'
    return ignore(exchange, 'not-a-boot-client')
  }
}
