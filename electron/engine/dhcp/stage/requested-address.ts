import type { Ipv4 } from '#contract/address.ts'
import type { RecordFact } from '../../record.ts'
import type { AddressPool } from '../address-pool.ts'
import type { Exchange, Stage, Verdict } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'
import { readAddressRequest, type RequestKind } from '../request-kind.ts'

/**
 * DHCPREQUEST (RFC 2131 §4.3.2): may this machine have the address it names? A no is said aloud only where the
 * address is ours to refuse or the client chose us; about any other address we are silent, for another server may own it.
 */
export function judgeRequestedAddress(needs: {
  pool: AddressPool
  leases: LeaseStore
  record: RecordFact
}): Stage {
  const { pool, leases, record } = needs

  const isAllowed = ({ mac, nowMs }: Exchange, address: Ipv4): boolean => {
    const reserved = pool.reservedFor(mac)
    if (reserved) return reserved === address
    return pool.contains(address) && pool.isFreeFor(mac, address, nowMs)
  }
  const isOurs = ({ mac }: Exchange, address: Ipv4): boolean =>
    pool.contains(address) || isKnown(mac, address)
  const isKnown = (mac: Exchange['mac'], address: Ipv4): boolean =>
    leases.leaseOf(mac)?.ip === address || pool.reservedFor(mac) === address

  const grant = (exchange: Exchange, kind: RequestKind, address: Ipv4): Verdict => {
    exchange.address = address
    if (kind === 'renewing') exchange.reply.ciaddr = address
    return 'next'
  }
  const refuse = ({ mac, reply }: Exchange, address: Ipv4): Verdict => {
    reply.messageType = MessageType.Nak
    const reason = `${address} is not this machine's to have`
    record({ kind: 'dhcp.refused', address, reason }, { mac, ip: null })
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
    if (kind === 'init-reboot' && !isKnown(exchange.mac, address)) return 'drop'
    return grant(exchange, kind, address)
  }
}
