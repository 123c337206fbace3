import type { ServingState } from './network.ts'
import { describeError } from './error-text.ts'

/** What is being served, in one line: "Serving on eth1 (10.99.0.1). Addresses 10.99.0.100 to 10.99.0.199." */
export function describeServing(state: ServingState): string {
  switch (state.state) {
    case 'stopped':
      return 'Not serving.'
    case 'starting':
      return `Starting on ${state.nic}...`
    case 'failed':
      return `Not serving: ${describeError(state.error).title}`
    case 'serving': {
      const addresses = state.range
        ? `Handing out ${state.range.first} to ${state.range.last}.`
        : 'Handing out no addresses: DHCP is off.'
      return `Serving on ${state.nic} (${state.address}, HTTP port ${state.httpPort}). ${addresses}`
    }
  }
}
