import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import type { Offers } from '../offers.ts'

/** Holds the offered address for this machine, and what it was told, until it asks for it. */
export function rememberOffer(needs: { offers: Offers }): Stage {
  return ({ messageType, address, request, mac, facts, choice, nowMs }) => {
    if (messageType === MessageType.Discover && address)
      needs.offers.remember(mac, { address, xid: request.xid, facts, choice: choice ?? null }, nowMs)
    return 'next'
  }
}
