import type { Clock } from '../../base/clock.ts'
import { findOtherServer } from '../../protocols/dhcp/server-search.ts'
import type { Network } from '../../net/network.ts'
import type { SearchOtherServer } from './check/dhcp-servers.ts'

const DHCP_PORT = 67
const DHCP_CLIENT_PORT = 68

/** The same question that serving asks before it hands out addresses, with its ports for the length of the question. */
export function searchOtherServer(needs: {
  network: Pick<Network, 'openCardPort'>
  clock: Clock
}): SearchOtherServer {
  const { network, clock } = needs
  return async ({ name: card, mac }, signal) => {
    const serverPort = await network.openCardPort({ card, port: DHCP_PORT })
    // A DHCP client of this computer may have it; the relayed question has to do then.
    const clientPort = await network.openCardPort({ card, port: DHCP_CLIENT_PORT }).catch(() => null)
    try {
      const found = await findOtherServer({ serverPort, clientPort, mac, clock, signal })
      signal.throwIfAborted()
      return found
    } finally {
      await serverPort.close()
      await clientPort?.close()
    }
  }
}
