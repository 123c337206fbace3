import type { MacAddress } from '#contract/address.ts'
import type { Ignore } from '../answer-policy.ts'
import type { Stage } from '../exchange.ts'

/** The user's list of machines to leave alone. */
export function refuseDenied(needs: { deny: ReadonlySet<MacAddress>; ignore: Ignore }): Stage {
  return exchange => (needs.deny.has(exchange.mac) ? needs.ignore(exchange, 'denied') : 'next')
}

/** The user's list of machines to serve: nobody else. */
export function answerAllowed(needs: { allow: ReadonlySet<MacAddress>; ignore: Ignore }): Stage {
  return exchange => (needs.allow.has(exchange.mac) ? 'next' : needs.ignore(exchange, 'not-allowed'))
}
