import type { Ipv4, MacAddress } from '#contract/address.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { BootChoice, ClientFacts } from './client-facts.ts'

/** An offer that a machine has not accepted yet. */
export interface Offer {
  readonly address: Ipv4
  readonly xid: number
  readonly facts: ClientFacts
  readonly choice: BootChoice | null
}

/** Open offers, in memory only: they cost no write and are worthless after a restart. */
export interface Offers {
  offerTo(mac: MacAddress, nowMs: number): Offer | null
  /** Until when an address is held for another machine than this one; 0 if it is not. */
  keptForAnotherUntilMs(address: Ipv4, mac: MacAddress, nowMs: number): number
  remember(mac: MacAddress, offer: Offer, nowMs: number): void
  forget(mac: MacAddress): void
}

/** EDK2 requests its address up to 32 s after the offer if a slow proxy delayed it. */
const OFFER_LIFETIME_MS = 60_000
/**
 * How long an offered address is reserved. Firmware collects offers for up to four seconds; after that the offer
 * remains only until another machine needs the address, so that a flood of fake machines returns the pool within
 * seconds.
 */
const OFFER_KEPT_MS = 5000
/** A flood of fake addresses evicts its own oldest offers instead of filling memory. */
const MAX_OFFERS = 4096

export function createOffers(): Offers {
  const macByAddress = new Map<Ipv4, MacAddress>()
  const freeAddress = (mac: MacAddress, { address }: Offer): void => {
    if (macByAddress.get(address) === mac) macByAddress.delete(address)
  }
  const byMac = new BoundedMap<
    MacAddress,
    Offer & { readonly untilMs: number; readonly keptUntilMs: number }
  >(MAX_OFFERS, freeAddress)

  const forget = (mac: MacAddress): void => {
    const offer = byMac.get(mac)
    if (!offer) return
    byMac.delete(mac)
    freeAddress(mac, offer)
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
    keptForAnotherUntilMs(address, mac, nowMs) {
      const holder = macByAddress.get(address)
      const offer = holder === undefined || holder === mac ? undefined : byMac.get(holder)
      return offer && offer.keptUntilMs > nowMs ? offer.keptUntilMs : 0
    },
    remember(mac, offer, nowMs) {
      forget(mac)
      const former = macByAddress.get(offer.address)
      if (former !== undefined) forget(former)
      const { address, xid, facts, choice } = offer
      const [untilMs, keptUntilMs] = [nowMs + OFFER_LIFETIME_MS, nowMs + OFFER_KEPT_MS]
      byMac.set(mac, { address, xid, facts, choice, untilMs, keptUntilMs })
      macByAddress.set(offer.address, mac)
    },
    forget,
  }
}
