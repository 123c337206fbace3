import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'

/**
 * Storage of leases. Reads and changes happen in memory, so that no packet waits. `commit` makes the changes durable,
 * and no ACK leaves before that.
 */
export interface LeaseStore {
  /** The lease of this machine, expired or not: it is offered the same address again (RFC 2131 §4.3.1). */
  leaseOf(mac: MacAddress): Lease | null
  /** The machine that holds, reserved or last held an address. A reservation never expires (`Infinity`). */
  holderOf(ip: Ipv4): { readonly mac: MacAddress; readonly expiresAtMs: number } | null
  /** The fixed address that the user assigned to this machine. */
  reservationOf(mac: MacAddress): Ipv4 | null
  /** True while an address is quarantined: a client declined it, so another computer uses it. */
  isQuarantined(ip: Ipv4, nowMs: number): boolean
  /** Takes effect immediately. Replaces the machine's older lease and an expired holder's. */
  grant(lease: Lease): void
  release(mac: MacAddress, nowMs: number): void
  quarantine(ip: Ipv4, untilMs: number): void
  /**
   * Calls back once: with null when every change made before the call survives a power cut, otherwise with the error.
   * Never throws. Calls back in the order of the calls.
   */
  commit(done: (error: Error | null) => void): void
}
