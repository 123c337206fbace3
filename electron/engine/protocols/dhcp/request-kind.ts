import type { Ipv4 } from '#contract/address.ts'
import { OptionCode } from './option-code.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'
import { decodeAddress } from './value/address.ts'

/**
 * What a DHCPREQUEST is, RFC 2131 §4.3.2. Renewing and rebinding differ only in being sent to us or to all, which
 * a UDP socket does not tell; they get the same answer.
 */
export type RequestKind = 'selecting' | 'init-reboot' | 'renewing'

export interface AddressRequest {
  readonly kind: RequestKind
  readonly address: Ipv4
}

/** Null for a request that names no address at all. */
export function readAddressRequest(request: DhcpPacket): AddressRequest | null {
  const requested = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
  const hasServer = request.options.has(OptionCode.ServerIdentifier)
  if (request.ciaddr !== NO_ADDRESS && !hasServer) return { kind: 'renewing', address: request.ciaddr }
  if (requested) return { kind: hasServer ? 'selecting' : 'init-reboot', address: requested }
  return null
}
