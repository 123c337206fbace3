import type { Ipv4 } from '#contract/address.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import type { ProxyMemory } from '../proxy.ts'
import { decodeAddress } from '../value/address.ts'
import { readOtherServer, type NoteOtherServer } from './other-server.ts'

/**
 * A request to the server that owns the addresses passes here too, by broadcast. It tells which address a machine that
 * boots is about to have, and later its installer, whose client identifier may get it another: that is how its TFTP and
 * HTTP requests are known for its own. Other devices are not noted.
 */
export function followOtherServers(needs: {
  serverAddress: Ipv4
  noteOtherServer: NoteOtherServer
  memory: Pick<ProxyMemory, 'watch' | 'booting'>
  record: RecordFact
}): Stage {
  const { watch, booting } = needs.memory
  return exchange => {
    const { messageType, request, mac, nowMs, facts } = exchange
    const server = readOtherServer(exchange, needs.serverAddress)
    if (server === null) return 'next'
    needs.noteOtherServer(server, nowMs)
    const address = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    // A Raspberry Pi leaves its class out of the request that follows our offer.
    const isBootClient = facts.isBootClient || watch.isWatched(mac)
    if (messageType === MessageType.Request && address && (isBootClient || booting.has(mac, nowMs))) {
      watch.requested(mac, { server, address }, nowMs)
      needs.record({ kind: 'dhcp.foreign-address', address, server, isBootClient }, { mac, ip: address })
    }
    return 'drop'
  }
}
