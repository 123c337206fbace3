import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { BurstPort, UdpPort } from './udp-port.ts'

/** The network cards of this computer and the sockets on them. Tests use a simulated one. */
export interface Network {
  cards(): readonly NetworkCard[]
  /** Calls back when an address, a link or a card is added or removed. The returned function stops it. */
  watchCards(listener: (cards: readonly NetworkCard[]) => void): () => void
  /**
   * Opens a socket that receives broadcasts to `port` on this card only, and sends its own broadcasts through it.
   * Rejects with `port-in-use`, `permission-denied`, `card-not-found`, `card-without-address` or
   * `card-binding-unavailable`.
   */
  openCardPort(options: { card: string; port: number }): Promise<UdpPort>
  /**
   * Opens a unicast socket on one of our addresses; port 0 takes a free one. Rejects with `port-in-use` or
   * `permission-denied`.
   */
  openAddressPort(options: { address: Ipv4; port: number }): Promise<UdpPort>
  /** Opens a free port of one of our addresses for sending a lot to one client. Rejects as `openAddressPort` does. */
  openBurstPort(options: { address: Ipv4 }): Promise<BurstPort>
  /** Opens a raw ICMPv6 socket of this card. Rejects with `card-binding-unavailable` if this system offers none. */
  openNdpPort(options: { card: string }): Promise<NdpPort>
  /** Computers that answered on this card recently, by address. Empty if the system does not report them. */
  neighbours(card: string): Promise<ReadonlyMap<Ipv4, MacAddress>>
  /** The computer with this address on a network of this computer, from the same table. Never waits. */
  neighbourAt(ip: Ipv4): MacAddress | null
}

/** RFC 4291 §2.7.1: the multicast group of all routers of a link. */
export const ALL_ROUTERS = 'ff02::2'

/** `bytes` begins at the ICMPv6 header and is valid only during the call; `from` is the sender, without a zone. */
export type NdpListener = (bytes: Uint8Array, from: string) => void

/**
 * A raw ICMPv6 socket of one network card that receives only router solicitations and router advertisements (RFC
 * 4861). Messages leave with hop limit 255, and the kernel adds the checksum.
 */
export interface NdpPort {
  /** Sends without waiting; `to` is a link-local address or a group of this link. A failure goes to `onError`. */
  send(message: Uint8Array, to: string): void
  /** One listener at a time; the returned function removes it. */
  onMessage(listener: NdpListener): () => void
  onError(listener: (error: Error) => void): () => void
  close(): Promise<void>
}
