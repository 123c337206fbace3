import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Subnet } from '#contract/subnet.ts'
import type { AddressPool } from './address-pool.ts'
import type { BootChoice, ClientFacts } from './client-facts.ts'
import type { MessageType } from './option-code.ts'
import type { DhcpPacket } from './packet.ts'
import type { Relay } from './relay.ts'
import type { ReplyDraft } from './reply.ts'

/** A network whose addresses Slipway assigns: the card's own, or one behind a relay. */
export interface Segment {
  readonly subnet: Subnet
  readonly pool: AddressPool
  /** Null: announce no router; behind a relay, announce the relay. */
  readonly gateway: Ipv4 | null
}

/** One request on its way through the stages, and the reply as built so far. */
export interface Exchange {
  readonly request: DhcpPacket
  /** Null for BOOTP, which has no option 53 (RFC 951). */
  readonly messageType: MessageType | null
  readonly mac: MacAddress
  readonly nowMs: number
  /** Null for a request that came without a relay. */
  readonly relay: Relay | null
  /** The machine's network; null until a stage has determined it. */
  segment: Segment | null
  /** May be replaced by a stage that knows more than this packet says. */
  facts: ClientFacts
  /** The address for this machine; null until a stage has chosen one. */
  address: Ipv4 | null
  /** The router to announce; null: none. It stays with the lease. */
  router: Ipv4 | null
  /** What it boots; undefined until a stage has decided. */
  choice: BootChoice | null | undefined
  readonly reply: ReplyDraft
  /** True once the reply confirms a change of the leases: it then waits for their next commit. */
  needsCommit: boolean
  /** Called once the reply has been sent; never called for one that is not. */
  onSent: (() => void) | null
}

/** `next`: the following stage decides. `send`: the reply is complete. `drop`: no reply. Stages never wait. */
export type Verdict = 'next' | 'send' | 'drop'

/** One rule of a DHCP server. A mode is a list of stages. */
export type Stage = (exchange: Exchange) => Verdict
