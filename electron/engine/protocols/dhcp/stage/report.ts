import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../option-code.ts'

/** Reports the machine that asked. */
export function reportDiscovered(record: RecordFact): Stage {
  return ({ messageType, request, facts, mac }) => {
    if (messageType !== MessageType.Discover) return 'next'
    const { arch, isBootClient, userClass, vendorClass, uuid } = facts
    record(
      { kind: 'dhcp.discovered', arch, isBootClient, userClass, vendorClass, uuid, xid: request.xid },
      { mac, ip: null },
    )
    return 'next'
  }
}

/**
 * The last stage: reports the reply once it has been sent. The reply to an INFORM assigns no address and is not a step
 * of a boot.
 */
export function reportReply(leaseSeconds: number, record: RecordFact): Stage {
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
