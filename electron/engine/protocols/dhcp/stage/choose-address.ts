import type { Ipv4 } from '#contract/address.ts'
import { reason } from '#contract/reason.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage, Verdict, Segment } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import type { Offers } from '../offers.ts'
import { createOncePer } from '../../../base/bounded-map.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeAddress } from '../option-value.ts'
import { NO_ADDRESS, type DhcpPacket } from '../packet.ts'
import { requestedNetwork } from '../relay.ts'
import { contains, type Subnet } from '#contract/subnet.ts'

/** The first segment is the card's own. */
export type Segments = readonly [Segment, ...Segment[]]

const REPORT_RELAY_AGAIN_MS = 60_000

/**
 * The stage that determines a machine's network. A relay's network has separate addresses (RFC 2131 §4.3.1). If none
 * is defined for it, it reports that and assigns nothing.
 */
export function findSegment(segments: Segments, record: RecordFact): Stage {
  const reported = createOncePer(REPORT_RELAY_AGAIN_MS)
  return exchange => {
    const { request, relay, mac, nowMs } = exchange
    const wanted = requestedNetwork(request, relay)
    exchange.segment = segmentOf(segments, request, wanted)
    if (exchange.segment || wanted === null) return exchange.segment ? 'next' : 'drop'
    if (reported.isDue(`${wanted} ${mac}`, nowMs)) {
      const why = reason('no-segment', { relay: wanted })
      record({ kind: 'dhcp.refused', address: null, ...why }, { mac, ip: null })
    }
    return 'drop'
  }
}

/**
 * The segment of a request, RFC 2131 §4.3.1: the network that the relay or the client asks for; otherwise the card's
 * own, except for a machine that renews its address by unicast from a segment behind a router and has that address in
 * `ciaddr`. Null for an undefined network.
 */
function segmentOf(
  segments: Segments,
  { ciaddr }: Pick<DhcpPacket, 'ciaddr'>,
  wanted: Ipv4 | null,
): Segment | null {
  const within = (address: Ipv4) => segments.find(({ subnet }) => contains(subnet, address)) ?? null
  if (wanted !== null) return within(wanted)
  return (ciaddr === NO_ADDRESS ? null : within(ciaddr)) ?? segments[0]
}

/**
 * An ACK must not contradict its OFFER (RFC 2131 §3.1 item 4). A Raspberry Pi leaves option 60 out of its REQUEST, and
 * the boot choice may have changed in between, so this restores the offer's facts and choice.
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

/** Holds the offered address and the offer's content for this machine until it requests the address. */
export function rememberOffer(offers: Offers): Stage {
  return ({ messageType, address, request, mac, facts, choice, nowMs }) => {
    if (messageType === MessageType.Discover && address)
      offers.remember(mac, { address, xid: request.xid, facts, choice: choice ?? null }, nowMs)
    return 'next'
  }
}

/** The address that the user assigned to this machine, inside the range or not. */
export const offerReservation: Stage = exchange => {
  if (asksForOffer(exchange)) exchange.address = exchange.segment?.pool.reservedFor(exchange.mac) ?? null
  return 'next'
}

/** A flood finds the pool empty thousands of times a second; this limits the reports. */
const REPORT_AGAIN_MS = 1000

const RELAY_KEEPS_ITS_ADDRESS_MS = 86_400_000

/** An address of the segment's range (RFC 2131 §4.3.1). If none is left, it reports that and sends no reply. */
export function offerFromPool(leases: Pick<LeaseStore, 'quarantine'>, record: RecordFact): Stage {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return exchange => {
    const { segment, request, mac, nowMs } = exchange
    if (exchange.address || !segment || !asksForOffer(exchange)) return 'next'
    const { pool } = segment
    const requested = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    exchange.address = pool.choose(mac, requested, nowMs)
    if (isOfRelay(exchange, exchange.address)) {
      // The range that the user entered includes the relay's own address.
      leases.quarantine(exchange.address, nowMs + RELAY_KEEPS_ITS_ADDRESS_MS)
      exchange.address = pool.choose(mac, null, nowMs)
    }
    if (exchange.address) return 'next'
    if (reported.isDue(pool.range.first, nowMs))
      record({ kind: 'dhcp.pool-exhausted', ...pool.range }, { mac, ip: null })
    return 'drop'
  }
}

function isOfRelay({ relay }: Pick<Exchange, 'relay'>, address: Ipv4 | null): address is Ipv4 {
  return address !== null && (address === relay?.address || address === relay?.serverIdentifier)
}

/** True for a DHCPDISCOVER, and for BOOTP, whose reply assigns the address at once. */
function asksForOffer({ messageType }: Exchange): boolean {
  return messageType === MessageType.Discover || messageType === null
}

/**
 * DHCPREQUEST (RFC 2131 §4.3.2): may this machine have the address that it names? Slipway sends a NAK if the address is
 * from its range, if the client chose this server, and, where no other server is, to a machine that comes back from
 * another network. For any other address it stays silent, because another server may own it.
 */
export function judgeRequestedAddress(needs: {
  readonly leases: LeaseStore
  /** True if no other server was seen: Slipway then knows what is wrong on this network. */
  readonly isAuthoritative: (nowMs: number) => boolean
  /** Other networks of the card: an address of theirs is not from elsewhere. */
  readonly alsoOnCard: readonly Subnet[]
  readonly record: RecordFact
}): Stage {
  const { leases, record } = needs
  const isAllowed = (exchange: Exchange, address: Ipv4): boolean => {
    const { mac, nowMs, segment } = exchange
    const pool = segment?.pool
    const reserved = pool?.reservedFor(mac)
    if (!pool || isOfRelay(exchange, address)) return false
    if (reserved) return reserved === address
    return pool.contains(address) && pool.isFreeFor(mac, address, nowMs)
  }
  const isOurs = (exchange: Exchange, address: Ipv4): boolean =>
    exchange.segment?.pool.contains(address) === true || isKnown(exchange, address)
  const isKnown = ({ mac, segment }: Exchange, address: Ipv4): boolean =>
    leases.leaseOf(mac)?.ip === address || segment?.pool.reservedFor(mac) === address

  const isFromElsewhere = ({ segment, nowMs }: Exchange, address: Ipv4): boolean =>
    segment !== null &&
    ![segment.subnet, ...needs.alsoOnCard].some(subnet => contains(subnet, address)) &&
    needs.isAuthoritative(nowMs)

  const refuse = (
    { mac, reply }: Exchange,
    address: Ipv4,
    why: 'address-of-another' | 'address-of-another-network',
  ): Verdict => {
    reply.messageType = MessageType.Nak
    record({ kind: 'dhcp.refused', ...reason(why, { address }) }, { mac, ip: null })
    return 'send'
  }

  return exchange => {
    if (exchange.messageType !== MessageType.Request) return 'next'
    const asked = readAddressRequest(exchange.request)
    if (!asked) return 'drop'
    const { kind, address } = asked
    if (kind === 'init-reboot' && isFromElsewhere(exchange, address))
      return refuse(exchange, address, 'address-of-another-network')
    // With a relay's address for the server's (RFC 5107) a machine may have chosen any server behind it.
    const hasChosenUs = kind === 'selecting' && !exchange.relay?.serverIdentifier
    if (!hasChosenUs && !isOurs(exchange, address)) return 'drop'
    if (!isAllowed(exchange, address)) return refuse(exchange, address, 'address-of-another')
    // §4.3.2: no reply without a record of a rebooting client. A renewing client is trusted: it is using the address.
    if (kind === 'init-reboot' && !isKnown(exchange, address)) return 'drop'
    exchange.address = address
    // Only a renewing client already listens at its address (§4.1); all others get a broadcast.
    if (kind === 'renewing') exchange.reply.ciaddr = address
    return 'next'
  }
}

/**
 * The kind of a DHCPREQUEST, RFC 2131 §4.3.2. Renewing and rebinding differ only in unicast or broadcast, which a UDP
 * socket cannot distinguish; both get the same reply. Null for a request that names no address.
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
