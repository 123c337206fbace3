import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'

/** DHCPRELEASE (RFC 2131 §4.3.4): the lease ends, the address stays remembered. Only the holder may release it. */
export function acceptRelease(needs: { leases: LeaseStore; record: RecordFact }): Stage {
  return ({ messageType, request, segment, mac, nowMs }) => {
    if (messageType !== MessageType.Release) return 'next'
    const lease = needs.leases.leaseOf(mac)
    if (lease && lease.ip === request.ciaddr) {
      needs.leases.release(mac, nowMs)
      segment?.pool.noteReleased(lease.ip, nowMs)
      needs.record({ kind: 'dhcp.released', address: lease.ip }, { mac, ip: lease.ip })
    }
    return 'drop'
  }
}
