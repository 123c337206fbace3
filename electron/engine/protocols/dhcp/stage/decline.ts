import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'
import type { Offers } from '../offers.ts'
import { OptionCode } from '../option-code.ts'
import { decodeAddress } from '../value/address.ts'

const QUARANTINE_MS = 3_600_000

/**
 * DHCPDECLINE (RFC 2131 §4.3.3): somebody else answers at the address, nobody gets it for an hour. Believed only
 * from the machine that was given it, or one packet a piece would empty the pool.
 */
export function acceptDecline(needs: { leases: LeaseStore; offers: Offers; record: RecordFact }): Stage {
  return ({ messageType, request, mac, nowMs }) => {
    if (messageType !== MessageType.Decline) return 'next'
    const address = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    const given = [needs.leases.leaseOf(mac)?.ip, needs.offers.offerTo(mac, nowMs)?.address]
    if (address && given.includes(address)) {
      needs.offers.forget(mac)
      needs.leases.quarantine(address, nowMs + QUARANTINE_MS)
      needs.record({ kind: 'dhcp.declined', address }, { mac, ip: null })
    }
    return 'drop'
  }
}
