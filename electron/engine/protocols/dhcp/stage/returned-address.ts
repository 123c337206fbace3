import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import type { Offers } from '../offers.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeAddress } from '../option-value.ts'

const QUARANTINE_MS = 3_600_000

/**
 * DHCPRELEASE (RFC 2131 §4.3.4): ends the lease but remembers the address. Only the holder may release it. Gets no
 * reply.
 */
export function acceptRelease(leases: LeaseStore, record: RecordFact): Stage {
  return ({ messageType, request, segment, mac, nowMs }) => {
    if (messageType !== MessageType.Release) return 'next'
    const lease = leases.leaseOf(mac)
    if (lease && lease.ip === request.ciaddr) {
      leases.release(mac, nowMs)
      segment?.pool.noteReleased(lease.ip, nowMs)
      record({ kind: 'dhcp.released', address: lease.ip }, { mac, ip: lease.ip })
    }
    return 'drop'
  }
}

/**
 * DHCPDECLINE (RFC 2131 §4.3.3): another computer uses the address, so no machine gets it for an hour. Accepted only
 * from the machine that received it; otherwise one packet per address would empty the pool. Gets no reply.
 */
export function acceptDecline(leases: LeaseStore, offers: Offers, record: RecordFact): Stage {
  return ({ messageType, request, mac, nowMs }) => {
    if (messageType !== MessageType.Decline) return 'next'
    const address = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    const given = [leases.leaseOf(mac)?.ip, offers.offerTo(mac, nowMs)?.address]
    if (address && given.includes(address)) {
      offers.forget(mac)
      leases.quarantine(address, nowMs + QUARANTINE_MS)
      record({ kind: 'dhcp.declined', address }, { mac, ip: null })
    }
    return 'drop'
  }
}
