import type { Ignore } from '../answer-policy.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { BOOT_GOES_ON_MS, createRecentMachines } from '../recent-machines.ts'

/**
 * Only machines that boot from the network. GRUB, NetBSD's loader and the installer ask again without saying so: a
 * machine is answered for an hour after it asked to boot, and as long as it has a lease of ours. BOOTP is for booting.
 */
export function answerBootClients(needs: {
  leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>
  ignore: Ignore
}): Stage {
  const { leases, ignore } = needs
  const booting = createRecentMachines(BOOT_GOES_ON_MS)
  return exchange => {
    const { mac, nowMs, facts, messageType } = exchange
    if (facts.isBootClient || messageType === null) {
      booting.note(mac, nowMs)
      return 'next'
    }
    if (booting.has(mac, nowMs)) return 'next'
    const lease = leases.leaseOf(mac)
    if ((lease && lease.expiresAtMs > nowMs) || leases.reservationOf(mac) !== null) return 'next'
    return ignore(exchange, 'not-a-boot-client')
  }
}
