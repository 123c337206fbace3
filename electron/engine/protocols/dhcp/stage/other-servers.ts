import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage } from '../exchange.ts'
import { createOncePer } from '../once-per.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { decodeAddress } from '../option-value.ts'
import { NO_ADDRESS, type DhcpPacket } from '../packet.ts'
import type { ProxyMemory } from '../proxy-memory.ts'

/** Hears of another DHCP server on the card. */
export type NoteOtherServer = (server: Ipv4, nowMs: number) => void

const REPORT_AGAIN_MS = 600_000

/** Reports other DHCP servers on the card, each now and then. */
export function createOtherServers({
  isConflict,
  record,
  onSeen,
}: {
  /** True in server mode: two servers assign addresses on one network. */
  isConflict: boolean
  record: RecordFact
  /** Hears of each with the report; the serving state shows it. */
  onSeen: (server: Ipv4) => void
}): NoteOtherServer {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return (server, nowMs) => {
    if (!reported.isDue(server, nowMs)) return
    record({ kind: 'dhcp.other-server-seen', server, isConflict }, { mac: null, ip: null })
    onSeen(server)
  }
}

/** The server that gives an address with this message, if it is one and not ours; a proxy gives none. */
export function readAddressServer(message: DhcpPacket, ours: Ipv4): Ipv4 | null {
  return message.yiaddr === NO_ADDRESS ? null : readOtherServer(message, ours)
}

/** The server in option 54, if it is one and not ours. */
function readOtherServer({ options }: DhcpPacket, ours: Ipv4): Ipv4 | null {
  const server = decodeAddress(options.get(OptionCode.ServerIdentifier))
  return server === ours || server === NO_ADDRESS ? null : server
}

/**
 * Server mode: a machine that names another server in option 54 has chosen it. We are silent, and our own offer is free
 * again (RFC 2131 §3.1.4). It is the only sign of that server which arrives here: its own messages go to port 68.
 */
export function ignoreOtherServers(
  serverAddress: Ipv4,
  offers: { forget(mac: MacAddress): void },
  noteOtherServer: NoteOtherServer,
  record: RecordFact,
): Stage {
  return exchange => {
    const server = readOtherServer(exchange.request, serverAddress)
    if (server === null) return 'next'
    const { mac, nowMs, facts } = exchange
    offers.forget(mac)
    noteOtherServer(server, nowMs)
    const address = requestedAddress(exchange)
    // It boots with an address of another server: that is why it may never come to us.
    if (address && facts.isBootClient) recordForeignAddress(record, mac, address, server, true)
    return 'drop'
  }
}

/**
 * Proxy mode: a request to the server that owns the addresses passes here too, by broadcast. It shows which address a
 * machine that boots is about to have, and later its installer, whose client identifier may get it another: this is how
 * TFTP and HTTP requests are attributed to the machine. Other devices are not noted.
 */
export function followOtherServers(
  serverAddress: Ipv4,
  noteOtherServer: NoteOtherServer,
  { watch, booting }: Pick<ProxyMemory, 'watch' | 'booting'>,
  record: RecordFact,
): Stage {
  return exchange => {
    const server = readOtherServer(exchange.request, serverAddress)
    if (server === null) return 'next'
    const { mac, nowMs, facts } = exchange
    noteOtherServer(server, nowMs)
    const address = requestedAddress(exchange)
    // A Raspberry Pi leaves its class out of the request that follows our offer.
    const isBootClient = facts.isBootClient || watch.isWatched(mac)
    if (address && (isBootClient || booting.has(mac, nowMs))) {
      watch.requested(mac, { server, address }, nowMs)
      recordForeignAddress(record, mac, address, server, isBootClient)
    }
    return 'drop'
  }
}

/** The address in option 50 of a DHCPREQUEST; null for every other message. */
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
