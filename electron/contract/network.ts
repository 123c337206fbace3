import type { Ipv4, MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'
import type { AddressRange, Subnet } from './subnet.ts'

export type CardKind = 'ethernet' | 'wifi' | 'bridge' | 'virtual' | 'vpn' | 'loopback'

/** A network card of this computer. */
export interface NetworkCard {
  readonly name: string
  readonly mac: MacAddress | null
  readonly kind: CardKind
  readonly address: Ipv4 | null
  readonly prefixLength: number | null
  /** Its other IPv4 addresses with their networks; absent if it has none. Slipway serves the one above. */
  readonly alsoAt?: readonly Subnet[]
  /** Carrier; null if the system does not report it. */
  readonly hasLink: boolean | null
  readonly speedMbps: number | null
  /** The largest IP packet; null or absent if the system does not report it. */
  readonly mtuBytes?: number | null
  /** Why Slipway cannot serve on it, or null. */
  readonly problem: ApiError | null
}

export type DhcpMode = 'auto' | 'server' | 'proxy' | 'off'

/** A network behind a DHCP relay, and the settings for its machines. */
export interface SegmentRequest {
  /** Any address of the network; with the prefix length it identifies the network. */
  readonly network: Ipv4
  readonly prefixLength: number
  readonly range: AddressRange
  /** Absent: the relay's address, which is usually the router's. */
  readonly gateway?: Ipv4 | undefined
}

/**
 * Which machines Slipway answers. `known`: machines that the user named or gave an address; `boot-clients`: machines
 * that ask to network-boot, and for an hour afterwards their installers, which ask for an address too..
 */
export type AnswerOnly = 'all' | 'known' | 'boot-clients'

/** A machine must pass every given part. */
export interface AnswerPolicy {
  readonly only?: AnswerOnly | undefined
  /** If not empty, only these. */
  readonly allow?: readonly MacAddress[] | undefined
  readonly deny?: readonly MacAddress[] | undefined
}

/** The settings of "Serve on this NIC". */
export interface ServeRequest {
  readonly nic: string
  readonly dhcp: DhcpMode
  readonly range?: AddressRange | undefined
  readonly gateway?: Ipv4 | undefined
  readonly dns?: readonly Ipv4[] | undefined
  readonly leaseSeconds?: number | undefined
  readonly httpPort?: number | undefined
  /** UDP port that receives syslog from installers; absent: none. */
  readonly syslogPort?: number | undefined
  /**
   * The largest TFTP block to accept, 512 to 65464 bytes; absent: the largest that fits into one packet of the card.
   */
  readonly tftpBlksize?: number | undefined
  /** How many machines may load a system at once; the others wait in iPXE. Absent: no limit. */
  readonly machinesAtOnce?: number | undefined
  /** Networks behind relays, in addition to the card's own. Server mode only. */
  readonly segments?: readonly SegmentRequest[] | undefined
  readonly policy?: AnswerPolicy | undefined
}

/** The state of serving on a card. `failed` keeps the reason until the next start. */
export type ServingState =
  | { readonly state: 'stopped' }
  | { readonly state: 'starting'; readonly nic: string }
  | {
      readonly state: 'serving'
      readonly nic: string
      readonly address: Ipv4
      readonly prefixLength: number
      /**
       * Who assigns addresses: Slipway (`server`), another server that Slipway adds boot information to (`proxy`), or
       * someone else (`off`).
       */
      readonly dhcp: 'server' | 'proxy' | 'off'
      /**
       * The mode in the request: with `auto` Slipway searched the network, and `otherServer` is the reason for `dhcp`.
       */
      readonly dhcpAsked: DhcpMode
      /** The other DHCP server on this network; null if none was found. */
      readonly otherServer: Ipv4 | null
      readonly range: AddressRange | null
      readonly httpPort: number
      /** Absent if Slipway receives no syslog. */
      readonly syslogPort?: number
      readonly sinceMs: number
      /**
       * Why machines cannot reach Slipway at present: the card is gone or has lost its address. Serving continues when
       * it is back.
       */
      readonly problem?: ApiError
    }
  | { readonly state: 'failed'; readonly nic: string; readonly error: ApiError }
