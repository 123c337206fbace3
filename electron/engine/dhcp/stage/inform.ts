import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { isUsableIn, type Subnet } from '../subnet.ts'

/** DHCPINFORM (RFC 2131 §4.3.5): the client has an address; it gets the settings, sent to that address, and no lease. */
export function answerInform(needs: { subnet: Subnet }): Stage {
  return ({ messageType, request, reply }) => {
    if (messageType !== MessageType.Inform) return 'next'
    if (!isUsableIn(needs.subnet, request.ciaddr)) return 'drop'
    reply.ciaddr = request.ciaddr
    return 'next'
  }
}
