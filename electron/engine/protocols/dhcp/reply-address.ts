import type { Ipv4 } from '#contract/address.ts'
import { NO_ADDRESS, type DhcpPacket } from './packet.ts'

export const DHCP_SERVER_PORT = 67
export const DHCP_CLIENT_PORT = 68
const LIMITED_BROADCAST = '255.255.255.255' as Ipv4

/**
 * Where a reply goes, RFC 2131 §4.1, with one bend: a client without an address is always answered by broadcast,
 * whatever its broadcast flag says. A UDP socket cannot reach an address that answers no ARP yet, and EDK2 ignores
 * unicast to `yiaddr` and subnet broadcasts alike. `ciaddr` is the reply's own, which only a renewing or informing
 * client has in it: an address from a packet that nobody checked is never sent to.
 */
export function chooseReplyAddress(reply: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>): {
  readonly address: Ipv4
  readonly port: number
} {
  if (reply.giaddr !== NO_ADDRESS) return { address: reply.giaddr, port: DHCP_SERVER_PORT }
  if (reply.ciaddr !== NO_ADDRESS) return { address: reply.ciaddr, port: DHCP_CLIENT_PORT }
  return { address: LIMITED_BROADCAST, port: DHCP_CLIENT_PORT }
}
