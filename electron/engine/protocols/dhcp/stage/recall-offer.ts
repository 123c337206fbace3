import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import type { Offers } from '../offers.ts'

/**
 * An ACK must say what its OFFER said. A Raspberry Pi leaves option 60 out of its REQUEST, and what a machine boots
 * may have changed in between, so the facts and the choice of the offer are used again.
 */
export function recallOffer(needs: { offers: Offers }): Stage {
  return exchange => {
    if (exchange.messageType !== MessageType.Request) return 'next'
    const offer = needs.offers.offerTo(exchange.mac, exchange.nowMs)
    if (offer && offer.xid === exchange.request.xid) {
      exchange.facts = offer.facts
      exchange.choice = offer.choice
    }
    return 'next'
  }
}
