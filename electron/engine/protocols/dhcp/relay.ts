import type { Ipv4 } from '#contract/address.ts'
import { ByteReader } from '../../base/bytes/byte-reader.ts'
import { OptionCode, RelaySubOption } from './option-code.ts'
import { decodeAddress } from './option-value.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'

/** The relay that forwarded a request, and what it says about the machine's network. */
export interface Relay {
  /** `giaddr`: replies go there. */
  readonly address: Ipv4
  /** RFC 3527: an address of the machine's network, if `giaddr` is not in it. */
  readonly link: Ipv4 | null
  /** RFC 5107: the relay's address for the machine, which takes it for the server's. */
  readonly serverIdentifier: Ipv4 | null
}

/** Null for a request that came without a relay: option 82 of a client itself means nothing (RFC 3046 §2.1). */
export function readRelay({ giaddr, options }: Pick<DhcpPacket, 'giaddr' | 'options'>): Relay | null {
  if (giaddr === NO_ADDRESS) return null
  const information = options.get(OptionCode.RelayAgentInformation)
  return {
    address: giaddr,
    link: readAddress(information, RelaySubOption.LinkSelection),
    serverIdentifier: readAddress(information, RelaySubOption.ServerIdentifierOverride),
  }
}

/**
 * An address of the network that a request is for, in this order: the relay's link selection (RFC 3527 §3), the subnet
 * selection option (RFC 3011 §2), the relay's own address (RFC 2131 §4.3.1). Null: the network that it came from.
 */
export function requestedNetwork(request: Pick<DhcpPacket, 'options'>, relay: Relay | null): Ipv4 | null {
  return (
    relay?.link ?? decodeAddress(request.options.get(OptionCode.SubnetSelection)) ?? relay?.address ?? null
  )
}

function readAddress(information: Uint8Array | undefined, wanted: number): Ipv4 | null {
  if (!information) return null
  const reader = new ByteReader(information)
  while (reader.remaining >= 2) {
    const code = reader.u8()
    const length = reader.u8()
    if (length > reader.remaining) return null
    const value = reader.bytes(length)
    if (code !== wanted) continue
    const address = decodeAddress(value)
    return address === NO_ADDRESS ? null : address
  }
  return null
}
