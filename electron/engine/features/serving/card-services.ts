import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log/log.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { Network } from '../../net/network.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import type { LeaseStore } from '../../protocols/dhcp/lease-store.ts'
import type { Intake, Route } from '../../protocols/http/route.ts'
import type { FileSource } from '../../protocols/tftp/file-source.ts'
import type { WhoIs } from '../../base/who-is.ts'

/** The HTTP and TFTP content for machines at one address and port, and the boot choices that DHCP sends. */
export interface ServedAt {
  readonly routes: readonly Route[]
  readonly intakes: readonly Intake[]
  readonly files: FileSource
  readonly chooseBoot: ChooseBoot
}

/** What the servers of a card depend on. */
export interface CardServices {
  readonly clock: Clock
  readonly log: Log
  readonly network: Network
  readonly record: RecordFact
  readonly leases: LeaseStore
  readonly whoIs: WhoIs
  /** The user's name for a machine. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** The user has set this machine to be ignored. */
  readonly isIgnored: (mac: MacAddress) => boolean
  /** The user's name servers for a machine; empty: the network's. */
  readonly dnsOf: (mac: MacAddress) => readonly Ipv4[]
  /** Makes sure that boot programs exist; rejects with `boot-files-unavailable`. */
  readonly needBootPrograms: () => Promise<void>
  readonly servedAt: (place: { readonly address: Ipv4; readonly httpPort: number }) => ServedAt
}

/** One start of serving: its open servers, and its cancellation. */
export interface CardStart {
  /** Registers a closer; they run in reverse order. */
  readonly keep: (closer: () => Promise<void>) => void
  /** Called when another DHCP server appears while serving. */
  readonly onOtherServer: (server: Ipv4) => void
  /** Aborted when the start is cancelled: long waits then reject with `cancelled`. */
  readonly signal: AbortSignal
}
