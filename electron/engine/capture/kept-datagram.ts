import type { UdpEndpoint } from '../net/udp-port.ts'

/** A UDP datagram that one of our sockets sent or received. */
export interface KeptDatagram {
  readonly atMs: number
  /** The number of the last event before it. */
  readonly seq: number
  readonly from: UdpEndpoint
  readonly to: UdpEndpoint
  readonly bytes: Uint8Array
}
