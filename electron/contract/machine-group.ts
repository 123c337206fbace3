import type { MacAddress } from './address.ts'
import type { NextBoot } from './machine.ts'

/** Machines that share settings. A machine belongs to at most one group. */
export interface MachineGroup {
  readonly name: string
  /** The entry of every new member; every machine of the group got it when it was set. */
  readonly entry: string | null
  readonly next: NextBoot
  /** For answer files; a machine's variable of the same name wins. */
  readonly variables: Readonly<Record<string, string>>
}

/** Missing keys stay unchanged. A new entry or next boot applies to every machine of the group. */
export interface MachineGroupChange {
  readonly entry?: string | null | undefined
  readonly next?: NextBoot | undefined
  /** Added to the existing ones; null removes a variable. */
  readonly variables?: Readonly<Record<string, string | null>> | undefined
}

/** The magic packets that were sent. Wake-on-LAN gives no confirmation. */
export interface Wake {
  readonly mac: MacAddress
  readonly nic: string
  /** The destinations of the packets. */
  readonly sentTo: readonly string[]
}
