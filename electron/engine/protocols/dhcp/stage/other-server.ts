import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import { decodeAddress } from '../value/address.ts'

/**
 * Whoever names another server in option 54 has chosen it: silence, and our own offer is free again (RFC 2131 §3.1.4).
 * It is the only sign of that server which arrives here: its own messages go to port 68.
 */
export function ignoreOtherServers(needs: {
  serverAddress: Ipv4
  offers: { forget(mac: MacAddress): void }
  noteOtherServer: NoteOtherServer
  record: RecordFact
}): Stage {
  return exchange => {
    const server = readOtherServer(exchange, needs.serverAddress)
    if (server === null) return 'next'
    needs.offers.forget(exchange.mac)
    needs.noteOtherServer(server, exchange.nowMs)
    const { messageType, mac, facts, request } = exchange
    const address = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    // That it boots with another's address is why it may never come to us.
    if (messageType === MessageType.Request && address && facts.isBootClient)
      needs.record(
        { kind: 'dhcp.foreign-address', address, server, isBootClient: true },
        { mac, ip: address },
      )
    return 'drop'
  }
}

/** Hears of a server that a machine has chosen instead of us. */
export type NoteOtherServer = (server: Ipv4, nowMs: number) => void

/** The server in option 54, if it is one and not ours. */
export function readOtherServer({ request }: Pick<Exchange, 'request'>, ours: Ipv4): Ipv4 | null {
  const server = decodeAddress(request.options.get(OptionCode.ServerIdentifier))
  return server === ours || server === '0.0.0.0' ? null : server
}
