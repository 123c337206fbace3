import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log/log.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { Network } from '../../net/network.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import type { LeaseStore } from '../../protocols/dhcp/lease-store.ts'
import type { Intake, Route } from '../../protocols/http/route.ts'
import type { FileSource } from '../../protocols/tftp/file-source.ts'

/** What machines get from one address and port, by HTTP and TFTP, and what DHCP tells them to start. */
export interface ServedAt {
  readonly routes: readonly Route[]
  readonly intakes: readonly Intake[]
  readonly files: FileSource
  readonly chooseBoot: ChooseBoot
}

/** What the servers of a card rest on. */
export interface CardServices {
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
  readonly servedAt: (place: { readonly address: Ipv4; readonly httpPort: number }) => ServedAt
}

/** One start of serving: what it opens, and who may end it. */
export interface CardStart {
  /** Keeps what was opened; everything is closed in reverse order. */
  readonly keep: (closer: () => Promise<void>) => void
  /** Called when another DHCP server shows itself while serving. */
  readonly onOtherServer: (server: Ipv4) => void
  /** Aborted when the start is no longer asked for: what waits for long rejects with `cancelled`. */
  readonly signal: AbortSignal
}
