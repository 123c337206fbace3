import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/machine.ts'

/** What a request tells about the machine that sent it. */
export interface ClientFacts {
  readonly mac: MacAddress
  readonly arch: ClientArch
  /** Option 60 as text; null where absent. */
  readonly vendorClass: string | null
  /** Option 77: `iPXE` for iPXE, with or without the length byte of RFC 3004. */
  readonly userClass: string | null
  readonly uuid: string | null
  /** The header's `file` field: NetBSD's second stage names what it wants there. */
  readonly requestedFile: string | null
  /** It asks to boot from the network. */
  readonly isBootClient: boolean
}

/** What a machine is told to boot. */
export interface BootChoice {
  /** A TFTP name without leading slash, or a URL. */
  readonly file: string
  readonly nextServer: Ipv4
  readonly rootPath: string | null
}
