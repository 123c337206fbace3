import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'

/** Tells who asked. */
export function reportDiscovered(needs: { record: RecordFact }): Stage {
  return ({ messageType, request, facts, mac }) => {
    if (messageType !== MessageType.Discover) return 'next'
    const { arch, isBootClient, userClass, vendorClass, uuid } = facts
    needs.record(
      { kind: 'dhcp.discovered', arch, isBootClient, userClass, vendorClass, uuid, xid: request.xid },
      { mac, ip: null },
    )
    return 'next'
  }
}
