import type { Ipv4, MacAddress } from './address.ts'
import type { ApiError } from './errors.ts'

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
  /** Why Slipway cannot serve on it, or null. */
  readonly problem: ApiError | null
}

export type DhcpMode = 'auto' | 'server' | 'proxy' | 'off'

/** What a user asks for with "Serve on this NIC". */
export interface ServeRequest {
  readonly nic: string
  readonly dhcp: DhcpMode
  readonly range?: { readonly first: Ipv4; readonly last: Ipv4 } | undefined
  readonly gateway?: Ipv4 | undefined
  readonly dns?: readonly Ipv4[] | undefined
  readonly leaseSeconds?: number | undefined
  readonly httpPort?: number | undefined
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
      readonly dhcp: 'server' | 'off'
      readonly range: { readonly first: Ipv4; readonly last: Ipv4 } | null
      readonly httpPort: number
      readonly sinceMs: number
    }
  | { readonly state: 'failed'; readonly nic: string; readonly error: ApiError }
