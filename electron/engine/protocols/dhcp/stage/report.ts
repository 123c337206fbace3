import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'

/** The last stage: tells what was sent, once it was. An INFORM's answer gives no address and is no step of a boot. */
export function reportReply(needs: { leaseSeconds: number; record: RecordFact }): Stage {
  const { leaseSeconds, record } = needs
  return exchange => {
    const { messageType, address, request, mac, facts, choice } = exchange
    if (!address) return 'send'
    const { xid } = request
    const bootFile = choice?.file ?? null
    const { isBootClient } = facts
    const party = { mac, ip: address }
    exchange.onSent = () =>
      messageType === MessageType.Discover
        ? record({ kind: 'dhcp.offered', address, bootFile, xid }, party)
        : record({ kind: 'dhcp.acknowledged', address, bootFile, leaseSeconds, isBootClient, xid }, party)
    return 'send'
  }
}
