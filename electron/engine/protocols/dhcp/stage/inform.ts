import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { isUsableIn } from '#contract/subnet.ts'

/** DHCPINFORM (RFC 2131 §4.3.5): the client has an address; it gets the settings, sent to that address, and no lease. */
export const answerInform: Stage = ({ messageType, request, segment, reply }) => {
  if (messageType !== MessageType.Inform) return 'next'
  if (!segment || !isUsableIn(segment.subnet, request.ciaddr)) return 'drop'
  reply.ciaddr = request.ciaddr
  return 'next'
}
