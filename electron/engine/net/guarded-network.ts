import { guarded } from '../base/clock.ts'
import type { Network, NdpPort } from './network.ts'
import type { UdpPort } from './udp-port.ts'

/**
 * The same network, but a listener that throws does not end the process: the error goes to `onError`. A datagram that a
 * server cannot handle costs that datagram.
 */
export function guardNetwork(network: Network, onError: (error: unknown) => void): Network {
  const guardPort = <P extends UdpPort>(port: P): P => ({
    ...port,
    onDatagram: listener => port.onDatagram(guarded(listener, onError)),
    onError: listener => port.onError(guarded(listener, onError)),
  })
  const guardNdpPort = (port: NdpPort): NdpPort => ({
    ...port,
    onMessage: listener => port.onMessage(guarded(listener, onError)),
    onError: listener => port.onError(guarded(listener, onError)),
  })
  return {
    cards: network.cards.bind(network),
    watchCards: listener => network.watchCards(guarded(listener, onError)),
    openCardPort: async options => guardPort(await network.openCardPort(options)),
    openAddressPort: async options => guardPort(await network.openAddressPort(options)),
    openBurstPort: async options => guardPort(await network.openBurstPort(options)),
    openNdpPort: async options => guardNdpPort(await network.openNdpPort(options)),
    neighbours: network.neighbours.bind(network),
    neighbourAt: network.neighbourAt.bind(network),
  }
}
