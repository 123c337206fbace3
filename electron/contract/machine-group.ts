import type { MacAddress } from './address.ts'
import type { NextBoot } from './machine.ts'

/** Machines that are meant to be alike. A machine belongs to one at most. */
export interface MachineGroup {
  readonly name: string
  /** What a machine gets that joins, and what every machine got when this was set. */
  readonly entry: string | null
  readonly next: NextBoot
  /** For answer files; a machine's own of the same name wins. */
  readonly variables: Readonly<Record<string, string>>
}

/** A missing key stays as it is. A new entry or next boot goes to every machine of the group. */
export interface MachineGroupChange {
  readonly entry?: string | null | undefined
  readonly next?: NextBoot | undefined
  /** Added to those there are; null takes one away. */
  readonly variables?: Readonly<Record<string, string | null>> | undefined
}

/** What was sent to wake a machine. That it wakes, no one confirms. */
export interface Wake {
  readonly mac: MacAddress
  readonly nic: string
  /** Where the packets went. */
  readonly sentTo: readonly string[]
}
