import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeText, encodeU32, decodeAddress } from '../option-value.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Offers } from '../offers.ts'

/**
 * Option 51 with every address, and when to extend it: renewal after a half (T1), rebinding after seven eighths (T2),
 * RFC 2131 §4.4.5.
 */
export function setLeaseTime(leaseSeconds: number): Stage {
  const lease = encodeU32(leaseSeconds)
  const renewal = encodeU32(Math.floor(leaseSeconds / 2))
  const rebinding = encodeU32(Math.floor((leaseSeconds * 7) / 8))
  return ({ address, reply }) => {
    if (!address) return 'next'
    reply.options.set(OptionCode.IpAddressLeaseTime, lease)
    reply.options.set(OptionCode.RenewalTime, renewal)
    reply.options.set(OptionCode.RebindingTime, rebinding)
    return 'next'
  }
}

/** Grants the lease. It is on disk before the ACK leaves: after a power cut no address is assigned twice. */
export function grantLease(leases: LeaseStore, leaseSeconds: number): Stage {
  return exchange => {
    const { messageType, address, request, mac, nowMs, router } = exchange
    if (messageType !== MessageType.Request || !address) return 'next'
    leases.grant({
      ip: address,
      mac,
      hostname: decodeText(request.options.get(OptionCode.HostName)),
      grantedAtMs: nowMs,
      expiresAtMs: nowMs + leaseSeconds * 1000,
      gateway: router,
    })
    exchange.needsCommit = true
    return 'next'
  }
}

/** A BOOTP client never renews (RFC 1534 §2): it keeps its address for a day after each request. */
export const BOOTP_LEASE_SECONDS = 86_400

/** Grants a BOOTP lease. BOOTP has no offer: its only reply is the lease, on disk before it leaves. */
export function grantBootpLease(leases: LeaseStore): Stage {
  return exchange => {
    const { address, mac, nowMs, router } = exchange
    if (!address) return 'drop'
    leases.grant({
      ip: address,
      mac,
      hostname: null,
      grantedAtMs: nowMs,
      expiresAtMs: nowMs + BOOTP_LEASE_SECONDS * 1000,
      gateway: router,
    })
    exchange.needsCommit = true
    return 'next'
  }
}

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
