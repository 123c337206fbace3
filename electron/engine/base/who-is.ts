import type { Ipv4, MacAddress } from '#contract/address.ts'

/** The machine behind an address. */
export interface KnownMachine {
  readonly mac: MacAddress
  /**
   * True if a lease or reservation of ours or the neighbour table of this computer says so: then this machine's secrets
   * and state may follow. False for an address that another server announced for it beyond a router: enough to show it.
   */
  readonly isProven: boolean
}

/** Who has this address now; null for a stranger. Called for every packet and request: never waits. */
export type WhoIs = (ip: Ipv4) => KnownMachine | null

/** The machine that may act as itself from this address; null for everyone else. */
export function provenMac(known: KnownMachine | null): MacAddress | null {
  return known?.isProven ? known.mac : null
}
