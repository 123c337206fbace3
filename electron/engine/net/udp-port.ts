import { Buffer } from 'node:buffer'
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
  /** The card's address, even if the socket itself is bound to the wildcard. */
  readonly address: Ipv4
  readonly port: number
  /** Sends without waiting. If a datagram fails, the error goes to `onError`, never to the caller. */
  send(bytes: Uint8Array, to: UdpEndpoint): void
  /** One listener at a time; the returned function removes it. */
  onDatagram(listener: DatagramListener): () => void
  onError(listener: (error: Error) => void): () => void
  close(): Promise<void>
}

/** A UDP socket that sends many datagrams to one client in one call. */
export interface BurstPort extends UdpPort {
  /**
   * Sends `bytes` as datagrams of `segmentBytes` each; the last may be shorter. At most MAX_BURST_BYTES and
   * MAX_BURST_SEGMENTS. The caller may reuse `bytes` when this returns.
   */
  sendBurst(bytes: Uint8Array, segmentBytes: number, to: UdpEndpoint): void
}

/**
 * The largest payload of one IPv4 datagram: the kernel handles a burst as one datagram and segments it late (udp(7),
 * UDP_SEGMENT).
 */
export const MAX_BURST_BYTES = 65_507
/** UDP_MAX_SEGMENTS of linux/udp.h. */
export const MAX_BURST_SEGMENTS = 64

/** Adds bursts to a plain port: sends one datagram after another. */
export function withBursts(port: UdpPort): BurstPort {
  return {
    address: port.address,
    port: port.port,
    send: port.send,
    onDatagram: port.onDatagram,
    onError: port.onError,
    close: port.close,
    sendBurst(bytes, segmentBytes, to) {
      // dgram may queue a datagram when the socket is full, so it gets a copy.
      const copy = Buffer.from(bytes)
      for (let start = 0; start < copy.length; start += segmentBytes)
        port.send(copy.subarray(start, start + segmentBytes), to)
    },
  }
}
