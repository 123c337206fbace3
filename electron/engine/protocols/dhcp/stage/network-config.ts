import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'
import { OptionCode } from '../option-code.ts'
import { NO_ADDRESS } from '../packet.ts'
import { subnetBounds } from '#contract/subnet.ts'
import { encodeAddresses } from '../value/address.ts'

/**
 * `yiaddr` and the network around it. The mask is always sent: EDK2 declines its address without. Gateway and name
 * servers only where configured: a laptop that happens to take our lease must not lose the internet. Behind a relay a
 * machine reaches us through a router only, and that is the relay unless said otherwise.
 */
export function setNetworkConfig(needs: {
  dns: readonly Ipv4[]
  /** Name servers of this machine's own; empty: the network's. */
  dnsOf: (mac: MacAddress) => readonly Ipv4[]
}): Stage {
  return ({ address, mac, segment, request, reply }) => {
    if (!segment) return 'next'
    if (address) reply.yiaddr = address
    const relay = request.giaddr === NO_ADDRESS ? null : request.giaddr
    const router = segment.gateway ?? relay
    reply.options.set(OptionCode.SubnetMask, encodeAddresses(subnetBounds(segment.subnet).mask))
    if (router) reply.options.set(OptionCode.Router, encodeAddresses(router))
    const own = needs.dnsOf(mac)
    const nameServers = own.length > 0 ? own : needs.dns
    if (nameServers.length > 0)
      reply.options.set(OptionCode.DomainNameServer, encodeAddresses(...nameServers))
    return 'next'
  }
}
