import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'

/** Whose fact it is, as far as the socket that saw it can tell. */
export interface Party {
  readonly mac: MacAddress | null
  readonly ip: Ipv4 | null
}

/** How every server tells what it saw. Cheap and never throws: it is called from packet paths. */
export type RecordFact = (fact: BootFact, party: Party) => void
