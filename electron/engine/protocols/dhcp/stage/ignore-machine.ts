import type { MacAddress } from '#contract/address.ts'
import type { Ignore } from '../answer-policy.ts'
import type { Stage } from '../exchange.ts'

/** A machine whose next boot is to be ignored gets no answer, whatever it asks. */
export function ignoreMachine(needs: { isIgnored: (mac: MacAddress) => boolean; ignore: Ignore }): Stage {
  return exchange => (needs.isIgnored(exchange.mac) ? needs.ignore(exchange, 'set-to-ignore') : 'next')
}
