import type { UdpEndpoint } from '../udp-port.ts'

/** A UDP datagram that one of our sockets sent or received. */
export interface KeptDatagram {
  readonly atMs: number
  /** Of the last event before it where we sent it; where we received it, of the event that it leads to. */
  readonly seq: number
  readonly from: UdpEndpoint
  readonly to: UdpEndpoint
  readonly bytes: Uint8Array
}
