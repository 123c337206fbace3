import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { WhoIs } from '../../base/who-is.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

/** An address that another server gave a machine beyond a router is shown as that machine's for this long, in ms. */
const HEARSAY_MS = 12 * 3600_000

/**
 * Decides who has an address, in this order: a lease or reservation of ours; the neighbour table, for a machine that
 * Slipway has seen boot; what DHCP packets of another server announced, which proves nothing. What a request says of
 * itself never counts: a path, a user class and a MAC in a query can be made up.
 */
export function createWhoIs(needs: {
  readonly clock: Pick<Clock, 'nowMs'>
  readonly leases: Pick<SqliteLeaseStore, 'holderOf'>
  readonly machines: Pick<SqliteMachineStore, 'find' | 'findByIp'>
  /** The hardware address of a computer on a network of this computer. */
  readonly neighbourAt: (ip: Ipv4) => MacAddress | null
}): WhoIs {
  const { clock, leases, machines, neighbourAt } = needs
  return ip => {
    const nowMs = clock.nowMs()
    const holder = leases.holderOf(ip)
    if (holder && holder.expiresAtMs > nowMs) return { mac: holder.mac, isProven: true }
    const neighbour = neighbourAt(ip)
    if (neighbour) return machines.find(neighbour) && { mac: neighbour, isProven: true }
    const heard = machines.findByIp(ip)
    return heard && nowMs - heard.lastSeenMs < HEARSAY_MS ? { mac: heard.mac, isProven: false } : null
  }
}
