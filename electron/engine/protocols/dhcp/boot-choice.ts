import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/machine.ts'

/** The plain facts of a request that decide what a machine boots; lifted out of options 60, 77, 93, 97 and 175. */
export interface ClientFacts {
  readonly mac: MacAddress
  readonly arch: ClientArch
  /** Option 60 as text; null where absent. */
  readonly vendorClass: string | null
  /** Option 77, raw or with RFC 3004 length bytes stripped: `iPXE`. */
  readonly userClass: string | null
  /** Option 97 as canonical UUID text. */
  readonly uuid: string | null
  /** The header's `file` field of the request: NetBSD names what it wants there. */
  readonly requestedFile: string | null
  /** Class PXEClient with an architecture, HTTPClient, or iPXE: it asks to boot from the network. */
  readonly isBootClient: boolean
}

/** What goes into header `file` and option 67, `siaddr` and option 66, and option 17. */
export interface BootChoice {
  /** A TFTP name without leading slash, or a URL. */
  readonly file: string
  readonly nextServer: Ipv4
  readonly rootPath: string | null
}

/** Null: an address only, nothing to boot. Pure and quick: it is called in the packet path. */
export type ChooseBoot = (facts: ClientFacts) => BootChoice | null
