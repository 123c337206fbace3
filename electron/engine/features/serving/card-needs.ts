import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFiles } from '../boot/boot-files.ts'
import type { Clock } from '../../base/clock.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import type { LeaseStore } from '../../protocols/dhcp/lease-store.ts'
import type { Log } from '../../base/log/log.ts'
import type { Network } from '../../net/network.ts'
import type { RecordFact } from '../../base/record-fact.ts'

/** What the servers of a card rest on. */
export interface CardNeeds {
  readonly clock: Clock
  readonly log: Log
  readonly network: Network
  readonly record: RecordFact
  readonly leases: LeaseStore
  readonly machineAt: (ip: Ipv4) => MacAddress | null
  /** The name that the user gave a machine. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** Its user wants it left alone. */
  readonly isIgnored: (mac: MacAddress) => boolean
  /** The name servers that the user gave it; empty: the network's. */
  readonly dnsOf: (mac: MacAddress) => readonly Ipv4[]
  /** Makes sure that there are boot programs; rejects with `boot-files-unavailable`. */
  readonly needBootPrograms: () => Promise<void>
  /** What machines get to boot from this address and port. */
  readonly answersAt: (where: { address: Ipv4; httpPort: number }) => BootFiles & { chooseBoot: ChooseBoot }
}

/** What is opened is kept, and closed in the other order. */
export interface Keep {
  readonly keep: (closer: () => Promise<void>) => void
  /** Hears of another DHCP server that shows itself while serving. */
  readonly onOtherServer: (server: Ipv4) => void
  /** Aborted where nobody wants the start any more: what waits for long rejects with `cancelled`. */
  readonly signal: AbortSignal
}
