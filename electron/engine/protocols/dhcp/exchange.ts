import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootChoice, ClientFacts } from './client-facts.ts'
import type { MessageType } from './option-code.ts'
import type { DhcpPacket } from './packet.ts'
import type { ReplyDraft } from './reply.ts'
import type { Segment } from './segment.ts'

/** One request on its way through the stages, and the reply as far as they have made it. */
export interface Exchange {
  readonly request: DhcpPacket
  /** Null for BOOTP, which has no option 53 (RFC 951). */
  readonly messageType: MessageType | null
  readonly mac: MacAddress
  readonly nowMs: number
  /** The network the machine is in; null until a stage has found it. */
  segment: Segment | null
  /** A later stage of the same exchange may know more than this packet says. */
  facts: ClientFacts
  /** The address this machine is to have; null until a stage has found one. */
  address: Ipv4 | null
  /** What it boots; undefined until a stage has asked. */
  choice: BootChoice | null | undefined
  readonly reply: ReplyDraft
  /** True once the reply says what the disk must know first: it leaves after the next commit of the leases. */
  needsCommit: boolean
  /** Reports the reply once it has left; one that never leaves is not reported. */
  onSent: (() => void) | null
}

/** `next`: the following stage decides. `send`: the reply is complete. `drop`: no answer. Stages never wait. */
export type Verdict = 'next' | 'send' | 'drop'

/** One behaviour of a DHCP server. Modes are lists of stages. */
export type Stage = (exchange: Exchange) => Verdict
