import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { BurstPort, UdpPort } from './udp-port.ts'

/** The network cards of this computer and the sockets on them. Tests put a simulated one in its place. */
export interface Network {
  cards(): readonly NetworkCard[]
  /** Calls back when an address, a link or a card comes or goes; the returned function stops it. */
  watchCards(listener: (cards: readonly NetworkCard[]) => void): () => void
  /**
   * A socket that hears broadcasts to `port` on this card and on no other, and whose broadcasts leave by it.
   * Rejects with `port-in-use`, `permission-denied`, `card-not-found`, `card-without-address` or
   * `card-binding-unavailable`.
   */
  openCardPort(options: { card: string; port: number }): Promise<UdpPort>
  /** A unicast socket on one of our addresses; port 0 takes a free one. Rejects with `port-in-use` or `permission-denied`. */
  openAddressPort(options: { address: Ipv4; port: number }): Promise<UdpPort>
  /** A free port of one of our addresses for sending much to one client. Rejects as `openAddressPort` does. */
  openBurstPort(options: { address: Ipv4 }): Promise<BurstPort>
  /** A raw ICMPv6 socket of this card. Rejects with `card-binding-unavailable` where this system has none for us. */
  openNdpPort(options: { card: string }): Promise<NdpPort>
  /** Who answered on this card lately, by address; empty where the system does not say. */
  neighbours(card: string): Promise<ReadonlyMap<Ipv4, MacAddress>>
}

/** RFC 4291 §2.7.1: the multicast group of all routers of a link. */
export const ALL_ROUTERS = 'ff02::2'

/** `bytes` begins at the ICMPv6 header and is valid only during the call; `from` is the sender, without a zone. */
export type NdpListener = (bytes: Uint8Array, from: string) => void

/**
 * A raw ICMPv6 socket of one network card that hears router solicitations and router advertisements, nothing else
 * (RFC 4861). What it sends leaves with hop limit 255, and the kernel adds the checksum.
 */
export interface NdpPort {
  /** Sends without waiting; `to` is a link-local address or a group of this link. A failure goes to `onError`. */
  send(message: Uint8Array, to: string): void
  /** One listener at a time; the returned function removes it. */
  onMessage(listener: NdpListener): () => void
  onError(listener: (error: Error) => void): () => void
  close(): Promise<void>
}
