import type { RecordFact } from '../../record.ts'
import type { AddressPool } from '../address-pool.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import { decodeAddress } from '../value/address.ts'

/** An address of the range for a DHCPDISCOVER (RFC 2131 §4.3.1); silence, and a fact, where none is left. */
export function offerFromPool(needs: { pool: AddressPool; record: RecordFact }): Stage {
  const { pool, record } = needs
  return exchange => {
    if (exchange.messageType !== MessageType.Discover || exchange.address) return 'next'
    const requested = decodeAddress(exchange.request.options.get(OptionCode.RequestedIpAddress))
    exchange.address = pool.choose(exchange.mac, requested, exchange.nowMs)
    if (exchange.address) return 'next'
    record({ kind: 'dhcp.pool-exhausted', ...pool.range }, { mac: exchange.mac, ip: null })
    return 'drop'
  }
}
