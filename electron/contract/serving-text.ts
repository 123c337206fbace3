import type { ServingState } from './network.ts'
import { describeError } from './error-text.ts'

type NowServing = Extract<ServingState, { state: 'serving' }>

/** What is being served, in one line: "Serving on eth1 (10.99.0.1, HTTP port 8080). Handing out 10.99.0.100 to ..." */
export function describeServing(state: ServingState): string {
  switch (state.state) {
    case 'stopped':
      return 'Not serving.'
    case 'starting':
      return `Starting on ${state.nic}...`
    case 'failed':
      return `Not serving: ${describeError(state.error).title}`
    case 'serving':
      if (state.problem) return `${describeError(state.problem).title} Serving goes on when the card is back.`
      return `Serving on ${state.nic} (${state.address}, HTTP port ${state.httpPort}). ${describeDhcp(state)}`
  }
}

/** Who hands out the addresses, and why it is so. */
export function describeDhcp(state: NowServing): string {
  const { dhcp, dhcpAsked, otherServer, range } = state
  switch (dhcp) {
    case 'off':
      return 'Handing out no addresses: DHCP is off.'
    case 'proxy':
      return otherServer === null
        ? 'Only telling machines what to boot (proxy mode); no DHCP server that gives them addresses was found.'
        : `${otherServer} hands out the addresses; Slipway only adds what to boot (proxy mode).`
    case 'server': {
      const handing = range ? `Handing out ${range.first} to ${range.last}` : 'Handing out addresses'
      if (otherServer !== null) return `${handing}, and ${otherServer} does so too: one of them should stop.`
      return dhcpAsked === 'auto' ? `${handing}: no other DHCP server answered.` : `${handing}.`
    }
  }
}
