import type { Ipv4 } from '#contract/address.ts'

/** A UDP endpoint. */
export interface UdpEndpoint {
  readonly address: Ipv4
  readonly port: number
}

/** `bytes` is valid only during the call: copy what must outlive it. */
export type DatagramListener = (bytes: Uint8Array, from: UdpEndpoint) => void

/** An open UDP socket of one network card. */
export interface UdpPort {
  /** The card's own address, also where the socket itself is bound to the wildcard. */
  readonly address: Ipv4
  readonly port: number
  /** Sends without waiting; a failure of one datagram goes to `onError`, never to the caller. */
  send(bytes: Uint8Array, to: UdpEndpoint): void
  /** One listener at a time; the returned function removes it. */
  onDatagram(listener: DatagramListener): () => void
  onError(listener: (error: Error) => void): () => void
  close(): Promise<void>
}
