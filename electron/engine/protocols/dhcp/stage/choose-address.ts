import type { Ipv4 } from '#contract/address.ts'
import { reason } from '#contract/reason.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage, Verdict } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import type { Offers } from '../offers.ts'
import { createOncePer } from '../once-per.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeAddress } from '../option-value.ts'
import { NO_ADDRESS, type DhcpPacket } from '../packet.ts'

/**
 * An ACK must say what its OFFER said. A Raspberry Pi leaves option 60 out of its REQUEST, and what a machine boots
 * may have changed in between, so the facts and the choice of the offer are used again.
 */
export function recallOffer(offers: Offers): Stage {
  return exchange => {
    if (exchange.messageType !== MessageType.Request) return 'next'
    const offer = offers.offerTo(exchange.mac, exchange.nowMs)
    if (offer && offer.xid === exchange.request.xid) {
      exchange.facts = offer.facts
      exchange.choice = offer.choice
    }
    return 'next'
  }
}

/** Holds the offered address for this machine, and what the offer said, until it asks for it. */
export function rememberOffer(offers: Offers): Stage {
  return ({ messageType, address, request, mac, facts, choice, nowMs }) => {
    if (messageType === MessageType.Discover && address)
      offers.remember(mac, { address, xid: request.xid, facts, choice: choice ?? null }, nowMs)
    return 'next'
  }
}

/** The address that the user gave this machine, inside the range or not. */
export const offerReservation: Stage = exchange => {
  if (asksForOffer(exchange)) exchange.address = exchange.segment?.pool.reservedFor(exchange.mac) ?? null
  return 'next'
}

/** A flood finds the pool empty thousands of times a second; that is one thing to report. */
const REPORT_AGAIN_MS = 1000

const RELAY_KEEPS_ITS_ADDRESS_MS = 86_400_000

/** An address of the segment's range (RFC 2131 §4.3.1); silence, and a fact, if none is left. */
export function offerFromPool(leases: Pick<LeaseStore, 'quarantine'>, record: RecordFact): Stage {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return exchange => {
    const { segment, request, mac, nowMs } = exchange
    if (exchange.address || !segment || !asksForOffer(exchange)) return 'next'
    const { pool } = segment
    const requested = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    exchange.address = pool.choose(mac, requested, nowMs)
    if (exchange.address === request.giaddr) {
      // The range that the user entered contains the relay's own address.
      leases.quarantine(request.giaddr, nowMs + RELAY_KEEPS_ITS_ADDRESS_MS)
      exchange.address = pool.choose(mac, null, nowMs)
    }
    if (exchange.address) return 'next'
    if (reported.isDue(pool.range.first, nowMs))
      record({ kind: 'dhcp.pool-exhausted', ...pool.range }, { mac, ip: null })
    return 'drop'
  }
}

/** A DHCPDISCOVER, or BOOTP, which is answered with an address at once. */
function asksForOffer({ messageType }: Exchange): boolean {
  return messageType === MessageType.Discover || messageType === null
}

/**
 * DHCPREQUEST (RFC 2131 §4.3.2): may this machine have the address it names? We refuse aloud only if the address is
 * ours to refuse or the client chose us; about any other address we are silent, because another server may own it.
 */
export function judgeRequestedAddress(leases: LeaseStore, record: RecordFact): Stage {
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

  const refuse = ({ mac, reply }: Exchange, address: Ipv4): Verdict => {
    reply.messageType = MessageType.Nak
    record({ kind: 'dhcp.refused', ...reason('address-of-another', { address }) }, { mac, ip: null })
    return 'send'
  }

  return exchange => {
    if (exchange.messageType !== MessageType.Request) return 'next'
    const asked = readAddressRequest(exchange.request)
    if (!asked) return 'drop'
    const { kind, address } = asked
    if (kind !== 'selecting' && !isOurs(exchange, address)) return 'drop'
    if (!isAllowed(exchange, address)) return refuse(exchange, address)
    // §4.3.2: no record of a rebooting client, no answer. A renewing one is believed: it has the address in use.
    if (kind === 'init-reboot' && !isKnown(exchange, address)) return 'drop'
    exchange.address = address
    // Only a renewing client listens at its address already (§4.1); every other one is answered by broadcast.
    if (kind === 'renewing') exchange.reply.ciaddr = address
    return 'next'
  }
}

/**
 * What a DHCPREQUEST is, RFC 2131 §4.3.2. Renewing and rebinding differ only in being sent to us or to all, which
 * a UDP socket does not tell; they get the same answer. Null for a request that names no address at all.
 */
function readAddressRequest(
  request: DhcpPacket,
): { readonly kind: 'selecting' | 'init-reboot' | 'renewing'; readonly address: Ipv4 } | null {
  const requested = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
  const hasServer = request.options.has(OptionCode.ServerIdentifier)
  if (request.ciaddr !== NO_ADDRESS && !hasServer) return { kind: 'renewing', address: request.ciaddr }
  if (requested) return { kind: hasServer ? 'selecting' : 'init-reboot', address: requested }
  return null
}
