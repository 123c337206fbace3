import type { Ipv4 } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'
import type { Offers } from '../offers.ts'
import { OptionCode } from '../option-code.ts'
import { decodeAddress } from '../value/address.ts'

/** Whoever names another server in option 54 has chosen it: silence, and our own offer is free again (RFC 2131 §3.1.4). */
export function ignoreOtherServers(needs: { serverAddress: Ipv4; offers: Offers }): Stage {
  return ({ request, mac }) => {
    const server = decodeAddress(request.options.get(OptionCode.ServerIdentifier))
    if (server === null || server === needs.serverAddress) return 'next'
    needs.offers.forget(mac)
    return 'drop'
  }
}
