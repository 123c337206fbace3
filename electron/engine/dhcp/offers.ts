import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootChoice, ClientFacts } from './boot-choice.ts'

/** What a machine was offered and has not yet taken. */
export interface Offer {
  readonly address: Ipv4
  readonly xid: number
  readonly facts: ClientFacts
  readonly choice: BootChoice | null
}

/** Offers that stand, in memory: they cost no write and are worth nothing after a restart. */
export interface Offers {
  offerTo(mac: MacAddress, nowMs: number): Offer | null
  isOfferedToAnother(address: Ipv4, mac: MacAddress, nowMs: number): boolean
  remember(mac: MacAddress, offer: Offer, nowMs: number): void
  forget(mac: MacAddress): void
}

/** EDK2 asks for its address up to 32 s after the offer, when a slow proxy kept it waiting. */
const OFFER_LIFETIME_MS = 60_000
/** A flood of made-up addresses replaces its own oldest offers instead of filling the memory. */
const MAX_OFFERS = 4096

export function createOffers(): Offers {
  const byMac = new Map<MacAddress, Offer & { readonly untilMs: number }>()
  const macByAddress = new Map<Ipv4, MacAddress>()

  const forget = (mac: MacAddress): void => {
    const offer = byMac.get(mac)
    if (!offer) return
    byMac.delete(mac)
    if (macByAddress.get(offer.address) === mac) macByAddress.delete(offer.address)
  }
  const offerTo = (mac: MacAddress, nowMs: number): Offer | null => {
    const offer = byMac.get(mac)
    if (!offer) return null
    if (offer.untilMs > nowMs) return offer
    forget(mac)
    return null
  }

  return {
    offerTo,
    isOfferedToAnother(address, mac, nowMs) {
      const holder = macByAddress.get(address)
      return holder !== undefined && holder !== mac && offerTo(holder, nowMs) !== null
    },
    remember(mac, offer, nowMs) {
      forget(mac)
      if (byMac.size >= MAX_OFFERS) forget(byMac.keys().next().value!)
      byMac.set(mac, { ...offer, untilMs: nowMs + OFFER_LIFETIME_MS })
      macByAddress.set(offer.address, mac)
    },
    forget,
  }
}
