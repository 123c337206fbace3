import type { RecordFact } from '../../record.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'

/** The last stage: tells what is about to be sent. An INFORM's answer gives no address and is no step of a boot. */
export function reportReply(needs: { leaseSeconds: number; record: RecordFact }): Stage {
  return ({ messageType, address, request, mac, facts, choice }) => {
    if (!address) return 'send'
    const { xid } = request
    const bootFile = choice?.file ?? null
    const party = { mac, ip: address }
    if (messageType === MessageType.Discover)
      needs.record({ kind: 'dhcp.offered', address, bootFile, xid }, party)
    else
      needs.record(
        {
          kind: 'dhcp.acknowledged',
          address,
          bootFile,
          leaseSeconds: needs.leaseSeconds,
          isBootClient: facts.isBootClient,
          xid,
        },
        party,
      )
    return 'send'
  }
}
