import type { Ipv4, MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { AddressRange } from './subnet.ts'

export type CardKind = 'ethernet' | 'wifi' | 'bridge' | 'virtual' | 'vpn' | 'loopback'

/** A network card of this computer. */
export interface NetworkCard {
  readonly name: string
  readonly mac: MacAddress | null
  readonly kind: CardKind
  readonly address: Ipv4 | null
  readonly prefixLength: number | null
  /** Carrier: null where the system does not say. */
  readonly hasLink: boolean | null
  readonly speedMbps: number | null
  /** The largest IP packet; null or absent where the system does not say. */
  readonly mtuBytes?: number | null
  /** Why Slipway cannot serve on it, or null. */
  readonly problem: ApiError | null
}

export type DhcpMode = 'auto' | 'server' | 'proxy' | 'off'

/** A network behind a DHCP relay, and what machines there get. */
export interface SegmentRequest {
  /** Any address of the network; with the prefix length it says which one. */
  readonly network: Ipv4
  readonly prefixLength: number
  readonly range: AddressRange
  /** Absent: the relay itself, which is the router as a rule. */
  readonly gateway?: Ipv4 | undefined
}

/**
 * Who is answered at all. `known`: machines that the user named or gave an address; `boot-clients`: machines that ask
 * to network-boot, and the same machines for an hour afterwards, when their installer wants its address.
 */
export type AnswerOnly = 'all' | 'known' | 'boot-clients'

/** Every part that is given must let a machine through. */
export interface AnswerPolicy {
  readonly only?: AnswerOnly | undefined
  /** Where not empty: these and no others. */
  readonly allow?: readonly MacAddress[] | undefined
  readonly deny?: readonly MacAddress[] | undefined
}

/** What a user asks for with "Serve on this NIC". */
export interface ServeRequest {
  readonly nic: string
  readonly dhcp: DhcpMode
  readonly range?: AddressRange | undefined
  readonly gateway?: Ipv4 | undefined
  readonly dns?: readonly Ipv4[] | undefined
  readonly leaseSeconds?: number | undefined
  readonly httpPort?: number | undefined
  /** UDP port on which installers may leave their log; absent: none is opened. */
  readonly syslogPort?: number | undefined
  /** The largest TFTP block to agree to, 512 to 65464 bytes; absent: what the card carries in one piece. */
  readonly tftpBlksize?: number | undefined
  /** How many machines may load a system at once; the others wait in iPXE. Absent: all. */
  readonly machinesAtOnce?: number | undefined
  /** Networks behind relays; the card's own is always served as well. Server mode only. */
  readonly segments?: readonly SegmentRequest[] | undefined
  readonly policy?: AnswerPolicy | undefined
}

/** What is being served, where. `failed` keeps the reason until the next start. */
export type ServingState =
  | { readonly state: 'stopped' }
  | { readonly state: 'starting'; readonly nic: string }
  | {
      readonly state: 'serving'
      readonly nic: string
      readonly address: Ipv4
      readonly prefixLength: number
      /** Who hands out addresses: we (`server`), another server beside us (`proxy`), or whoever does (`off`). */
      readonly dhcp: 'server' | 'proxy' | 'off'
      /** What was asked for: with `auto` the network was searched, and `otherServer` is why. */
      readonly dhcpAsked: DhcpMode
      /** The other DHCP server that answers here; null where none was found or seen. */
      readonly otherServer: Ipv4 | null
      readonly range: AddressRange | null
      readonly httpPort: number
      /** Absent where no log is taken. */
      readonly syslogPort?: number
      readonly sinceMs: number
      /** Why machines do not reach us just now: the card is gone or lost its address. Serving goes on when it is back. */
      readonly problem?: ApiError
    }
  | { readonly state: 'failed'; readonly nic: string; readonly error: ApiError }
