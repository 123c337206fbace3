import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'

/** The address that the user gave this machine, inside the range or not. */
export const offerReservation: Stage = exchange => {
  const { messageType, segment, mac } = exchange
  if (messageType === MessageType.Discover || messageType === null)
    exchange.address = segment?.pool.reservedFor(mac) ?? null
  return 'next'
}
