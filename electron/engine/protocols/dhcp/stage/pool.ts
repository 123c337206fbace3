import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { MessageType } from '../message-type.ts'
import { createOncePer } from '../once-per.ts'
import { OptionCode } from '../option-code.ts'
import { decodeAddress } from '../value/address.ts'

/** A flood finds the pool empty thousands of times a second; that is one thing to tell. */
const TELL_AGAIN_MS = 1000

const RELAY_KEEPS_ITS_ADDRESS_MS = 86_400_000

/** An address of the segment's range (RFC 2131 §4.3.1); silence, and a fact, where none is left. */
export function offerFromPool(needs: { leases: Pick<LeaseStore, 'quarantine'>; record: RecordFact }): Stage {
  const told = createOncePer(TELL_AGAIN_MS)
  return exchange => {
    const { messageType, segment, request, mac, nowMs } = exchange
    if (exchange.address || !segment) return 'next'
    if (messageType !== MessageType.Discover && messageType !== null) return 'next'
    const { pool } = segment
    const requested = decodeAddress(request.options.get(OptionCode.RequestedIpAddress))
    exchange.address = pool.choose(mac, requested, nowMs)
    if (exchange.address === request.giaddr) {
      // The range that the user wrote down has the relay's own address in it.
      needs.leases.quarantine(request.giaddr, nowMs + RELAY_KEEPS_ITS_ADDRESS_MS)
      exchange.address = pool.choose(mac, null, nowMs)
    }
    if (exchange.address) return 'next'
    if (told.isDue(pool.range.first, nowMs))
      needs.record({ kind: 'dhcp.pool-exhausted', ...pool.range }, { mac, ip: null })
    return 'drop'
  }
}
