import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'
import type { LeaseStore } from '#engine/protocols/dhcp/lease-store.ts'

export interface MemoryLeaseStore extends LeaseStore {
  reserve(mac: MacAddress, ip: Ipv4): void
  readonly granted: readonly Lease[]
}

/** Leases that last as long as the test. */
export function createMemoryLeaseStore(): MemoryLeaseStore {
  const byMac = new Map<MacAddress, Lease>()
  const reservations = new Map<MacAddress, Ipv4>()
  const quarantine = new Map<Ipv4, number>()
  const granted: Lease[] = []
  return {
    granted,
    reserve: (mac, ip) => reservations.set(mac, ip),
    leaseOf: mac => byMac.get(mac) ?? null,
    holderOf(ip) {
      for (const [mac, reserved] of reservations)
        if (reserved === ip) return { mac, expiresAtMs: Number.POSITIVE_INFINITY }
      for (const lease of byMac.values()) if (lease.ip === ip) return lease
      return null
    },
    reservationOf: mac => reservations.get(mac) ?? null,
    isQuarantined: (ip, nowMs) => (quarantine.get(ip) ?? 0) > nowMs,
    grant(lease) {
      for (const [mac, other] of byMac) if (other.ip === lease.ip) byMac.delete(mac)
      byMac.set(lease.mac, lease)
      granted.push(lease)
    },
    release(mac, nowMs) {
      const lease = byMac.get(mac)
      if (lease) byMac.set(mac, { ...lease, expiresAtMs: nowMs })
    },
    commit: done => done(null),
    quarantine(ip, untilMs) {
      quarantine.set(ip, untilMs)
      for (const [mac, lease] of byMac) if (lease.ip === ip) byMac.delete(mac)
    },
  }
}
