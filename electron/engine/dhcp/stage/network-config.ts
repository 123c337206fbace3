import type { Ipv4 } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { subnetBounds, type Subnet } from '../subnet.ts'
import { encodeAddresses } from '../value/address.ts'

/**
 * `yiaddr` and the network around it. The mask is always sent: EDK2 declines its address without. Gateway and name
 * servers only where configured: a laptop that happens to take our lease must not lose the internet.
 */
export function setNetworkConfig(needs: {
  subnet: Subnet
  gateway: Ipv4 | null
  dns: readonly Ipv4[]
}): Stage {
  const mask = encodeAddresses(subnetBounds(needs.subnet).mask)
  const router = needs.gateway ? encodeAddresses(needs.gateway) : null
  const nameServers = needs.dns.length > 0 ? encodeAddresses(...needs.dns) : null
  return ({ address, reply }) => {
    if (address) reply.yiaddr = address
    reply.options.set(OptionCode.SubnetMask, mask)
    if (router) reply.options.set(OptionCode.Router, router)
    if (nameServers) reply.options.set(OptionCode.DomainNameServer, nameServers)
    return 'next'
  }
}
