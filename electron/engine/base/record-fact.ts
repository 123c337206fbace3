import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'

/** The machine that a fact is about, as far as the receiving socket knows. */
export interface Party {
  readonly mac: MacAddress | null
  readonly ip: Ipv4 | null
}

/** Records what a server observed. Cheap and never throws: packet paths call it. */
export type RecordFact = (fact: BootFact, party: Party) => void
