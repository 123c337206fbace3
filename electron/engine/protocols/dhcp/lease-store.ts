import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'

/**
 * Where leases live. Asked and changed in memory, so that a packet waits for nothing; `commit` makes the changes last,
 * and no ACK leaves before it has.
 */
export interface LeaseStore {
  /** The lease of this machine, expired or not: it is offered the same address again. */
  leaseOf(mac: MacAddress): Lease | null
  /** Who holds, reserved or last held an address; a reservation never expires (`Infinity`). */
  holderOf(ip: Ipv4): { readonly mac: MacAddress; readonly expiresAtMs: number } | null
  /** The fixed address the user gave this machine. */
  reservationOf(mac: MacAddress): Ipv4 | null
  /** True while an address is quarantined (a client declined it: something else answers there). */
  isQuarantined(ip: Ipv4, nowMs: number): boolean
  /** Visible at once. Replaces the machine's older lease and an expired holder's. */
  grant(lease: Lease): void
  release(mac: MacAddress, nowMs: number): void
  quarantine(ip: Ipv4, untilMs: number): void
  /**
   * Calls back once: with null when every change made before the call survives a power cut, else with the reason why
   * not. Never throws. Callers are called back in the order of their calls.
   */
  commit(done: (error: Error | null) => void): void
}
