import type { Ipv4 } from '#contract/address.ts'
import { reason } from '#contract/reason.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage, Verdict } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'
import { readAddressRequest, type RequestKind } from '../request-kind.ts'

/**
 * DHCPREQUEST (RFC 2131 §4.3.2): may this machine have the address it names? A no is said aloud only where the
 * address is ours to refuse or the client chose us; about any other address we are silent, for another server may own it.
 */
export function judgeRequestedAddress(needs: { leases: LeaseStore; record: RecordFact }): Stage {
  const { leases, record } = needs

  const isAllowed = ({ mac, nowMs, segment, request }: Exchange, address: Ipv4): boolean => {
    const pool = segment?.pool
    const reserved = pool?.reservedFor(mac)
    if (!pool || address === request.giaddr) return false
    if (reserved) return reserved === address
    return pool.contains(address) && pool.isFreeFor(mac, address, nowMs)
  }
  const isOurs = (exchange: Exchange, address: Ipv4): boolean =>
    exchange.segment?.pool.contains(address) === true || isKnown(exchange, address)
  const isKnown = ({ mac, segment }: Exchange, address: Ipv4): boolean =>
    leases.leaseOf(mac)?.ip === address || segment?.pool.reservedFor(mac) === address

  const grant = (exchange: Exchange, kind: RequestKind, address: Ipv4): Verdict => {
    exchange.address = address
    if (kind === 'renewing') exchange.reply.ciaddr = address
    return 'next'
  }
  const refuse = ({ mac, reply }: Exchange, address: Ipv4): Verdict => {
    reply.messageType = MessageType.Nak
    const why = reason('address-of-another', { address })
    record({ kind: 'dhcp.refused', ...why }, { mac, ip: null })
    return 'send'
  }

  return exchange => {
    if (exchange.messageType !== MessageType.Request) return 'next'
    const request = readAddressRequest(exchange.request)
    if (!request) return 'drop'
    const { kind, address } = request
    if (kind !== 'selecting' && !isOurs(exchange, address)) return 'drop'
    if (!isAllowed(exchange, address)) return refuse(exchange, address)
    // §4.3.2: no record of a rebooting client, no answer. A renewing one is believed: it has the address in use.
    if (kind === 'init-reboot' && !isKnown(exchange, address)) return 'drop'
    return grant(exchange, kind, address)
  }
}
