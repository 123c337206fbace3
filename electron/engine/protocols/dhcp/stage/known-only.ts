import type { MacAddress } from '#contract/address.ts'
import type { Ignore } from '../answer-policy.ts'
import type { Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'

/** Only machines that the user named or gave an address. */
export function answerKnown(needs: {
  nameOf: (mac: MacAddress) => string | null
  leases: Pick<LeaseStore, 'reservationOf'>
  ignore: Ignore
}): Stage {
  return exchange => {
    const { mac } = exchange
    const isKnown = needs.nameOf(mac) !== null || needs.leases.reservationOf(mac) !== null
    return isKnown ? 'next' : needs.ignore(exchange, 'not-known')
  }
}
