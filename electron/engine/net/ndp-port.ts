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
