import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'

/** Changes that are not on disk yet. A removed lease is null. */
export interface LeaseChanges {
  readonly leases: ReadonlyMap<MacAddress, Lease | null>
  readonly quarantines: ReadonlyMap<Ipv4, number>
}

/**
 * Leases and quarantined addresses in memory, plus what changed. Each machine has at most one address and each address
 * at most one machine.
 */
export class LeaseTable {
  readonly #byMac = new Map<MacAddress, Lease>()
  readonly #macByIp = new Map<Ipv4, MacAddress>()
  readonly #quarantinedUntilMs = new Map<Ipv4, number>()
  #changedMacs = new Set<MacAddress>()
  #changedQuarantines = new Set<Ipv4>()

  /** Loads what is already on disk; not recorded as changes. */
  load(leases: readonly Lease[], quarantines: readonly { ip: Ipv4; untilMs: number }[]): void {
    for (const lease of leases) {
      this.#byMac.set(lease.mac, lease)
      this.#macByIp.set(lease.ip, lease.mac)
    }
    for (const { ip, untilMs } of quarantines) this.#quarantinedUntilMs.set(ip, untilMs)
  }

  get leases(): Iterable<Lease> {
    return this.#byMac.values()
  }

  leaseOf(mac: MacAddress): Lease | null {
    return this.#byMac.get(mac) ?? null
  }

  leaseAt(ip: Ipv4): Lease | null {
    const mac = this.#macByIp.get(ip)
    return mac === undefined ? null : this.leaseOf(mac)
  }

  quarantinedUntilMs(ip: Ipv4): number {
    return this.#quarantinedUntilMs.get(ip) ?? 0
  }

  put(lease: Lease): void {
    this.#remove(this.#macByIp.get(lease.ip))
    this.#remove(lease.mac)
    this.#byMac.set(lease.mac, lease)
    this.#macByIp.set(lease.ip, lease.mac)
    this.#changedMacs.add(lease.mac)
  }

  quarantine(ip: Ipv4, untilMs: number): void {
    this.#remove(this.#macByIp.get(ip))
    this.#quarantinedUntilMs.set(ip, untilMs)
    this.#changedQuarantines.add(ip)
  }

  /** Returns the changes since the last call, in their current state. */
  takeChanges(): LeaseChanges {
    const leases = new Map([...this.#changedMacs].map(mac => [mac, this.leaseOf(mac)]))
    const quarantines = new Map([...this.#changedQuarantines].map(ip => [ip, this.quarantinedUntilMs(ip)]))
    this.#changedMacs = new Set()
    this.#changedQuarantines = new Set()
    return { leases, quarantines }
  }

  /** Adds changes that did not reach the disk back to the pending ones. */
  putBack(changes: LeaseChanges): void {
    for (const mac of changes.leases.keys()) this.#changedMacs.add(mac)
    for (const ip of changes.quarantines.keys()) this.#changedQuarantines.add(ip)
  }

  #remove(mac: MacAddress | undefined): void {
    const lease = mac === undefined ? undefined : this.#byMac.get(mac)
    if (!lease) return
    this.#byMac.delete(lease.mac)
    this.#macByIp.delete(lease.ip)
    this.#changedMacs.add(lease.mac)
  }
}
