import type { AddressPool } from '../address-pool.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'

/** The address that the user gave this machine, inside the range or not. */
export function offerReservation(needs: { pool: AddressPool }): Stage {
  return exchange => {
    if (exchange.messageType === MessageType.Discover) exchange.address = needs.pool.reservedFor(exchange.mac)
    return 'next'
  }
}
