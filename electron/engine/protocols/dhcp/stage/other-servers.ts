import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage } from '../exchange.ts'
import { createOncePer } from '../../../base/bounded-map.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeAddress } from '../option-value.ts'
import { NO_ADDRESS, type DhcpPacket } from '../packet.ts'
import type { Relay } from '../relay.ts'
import type { ProxyMemory } from '../proxy-memory.ts'

/** Called for every message that reveals another DHCP server on the card. */
export type NoteOtherServer = (server: Ipv4, nowMs: number) => void

/** What is known about other DHCP servers on the card. */
export interface OtherServers {
  readonly note: NoteOtherServer
  /** True if none was seen for an hour. */
  isAlone(nowMs: number): boolean
}

const REPORT_AGAIN_MS = 600_000
/** Longer than half a usual lease: by then a machine of that server has renewed with it. */
const REMEMBERED_MS = 3_600_000

/** Reports other DHCP servers on the card, each at a limited rate. */
export function createOtherServers({
  isConflict,
  record,
  onSeen,
}: {
  /** True in server mode: two servers then assign addresses on one network. */
  isConflict: boolean
  record: RecordFact
  /** Called with each report; the serving state shows the server. */
  onSeen: (server: Ipv4) => void
}): OtherServers {
  const reported = createOncePer(REPORT_AGAIN_MS)
  let seenAtMs = Number.NEGATIVE_INFINITY
  return {
    note(server, nowMs) {
      seenAtMs = nowMs
      if (!reported.isDue(server, nowMs)) return
      record({ kind: 'dhcp.other-server-seen', server, isConflict }, { mac: null, ip: null })
      onSeen(server)
    },
    isAlone: nowMs => nowMs - seenAtMs >= REMEMBERED_MS,
  }
}

/** The server that assigns an address with this message, if it is not ours. A proxy assigns none. */
export function readAddressServer(message: DhcpPacket, ours: Ipv4): Ipv4 | null {
  return message.yiaddr === NO_ADDRESS ? null : readOtherServer(message, new Set([ours]), null)
}

/** The server in option 54, if it is not ours, and not the relay in its place (RFC 5107). */
function readOtherServer({ options }: DhcpPacket, ours: ReadonlySet<Ipv4>, relay: Relay | null): Ipv4 | null {
  const server = decodeAddress(options.get(OptionCode.ServerIdentifier))
  if (server === null || server === NO_ADDRESS || server === relay?.serverIdentifier) return null
  return ours.has(server) ? null : server
}

/**
 * Server mode: a machine that names another server in option 54 has chosen it. Slipway sends nothing and withdraws its
 * own offer (RFC 2131 §3.1.4). This is the only trace of that server that arrives here: its own messages go to port
 * 68.
 */
export function ignoreOtherServers(
  /** Every address of the card. */
  ownAddresses: ReadonlySet<Ipv4>,
  offers: { forget(mac: MacAddress): void },
  noteOtherServer: NoteOtherServer,
  record: RecordFact,
): Stage {
  return exchange => {
    const server = readOtherServer(exchange.request, ownAddresses, exchange.relay)
    if (server === null) return 'next'
    const { mac, nowMs, facts } = exchange
    offers.forget(mac)
    noteOtherServer(server, nowMs)
    const address = requestedAddress(exchange)
    // It boots with another server's address, which explains why it may never contact us.
    if (address && facts.isBootClient) recordForeignAddress(record, mac, address, server, true)
    return 'drop'
  }
}

/**
 * Proxy mode: a request to the server that owns the addresses also arrives here, because it is broadcast. It shows the
 * address that a booting machine is about to get, and later its installer, which may get a different one because its
 * client identifier differs. TFTP and HTTP requests are attributed to the machine by this address. Other devices are
 * not recorded.
 */
export function followOtherServers(
  /** Every address of the card. */
  ownAddresses: ReadonlySet<Ipv4>,
  noteOtherServer: NoteOtherServer,
  { watch, booting }: Pick<ProxyMemory, 'watch' | 'booting'>,
  record: RecordFact,
): Stage {
  return exchange => {
    const server = readOtherServer(exchange.request, ownAddresses, exchange.relay)
    if (server === null) return 'next'
    const { mac, nowMs, facts } = exchange
    noteOtherServer(server, nowMs)
    const address = requestedAddress(exchange)
    // A Raspberry Pi leaves its class out of the request that follows the offer.
    const isBootClient = facts.isBootClient || watch.isWatched(mac)
    if (address && (isBootClient || booting.has(mac, nowMs))) {
      watch.requested(mac, { server, address }, nowMs)
      recordForeignAddress(record, mac, address, server, isBootClient)
    }
    return 'drop'
  }
}

/** The address in option 50 of a DHCPREQUEST; null for any other message. */
function requestedAddress({ messageType, request }: Exchange): Ipv4 | null {
  if (messageType !== MessageType.Request) return null
  return decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
}

function recordForeignAddress(
  record: RecordFact,
  mac: MacAddress,
  address: Ipv4,
  server: Ipv4,
  isBootClient: boolean,
): void {
  record({ kind: 'dhcp.foreign-address', address, server, isBootClient }, { mac, ip: address })
}
