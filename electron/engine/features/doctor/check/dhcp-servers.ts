import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'
import { DHCP_CLIENT_PORT, DHCP_SERVER_PORT } from '../../../protocols/dhcp/reply.ts'
import { type OtherServer, findOtherServer } from '../../../protocols/dhcp/server-search.ts'
import { isServedOn, usable, type Check, type CheckOutcome, type ServingControl } from '../check.ts'
import type { Clock } from '../../../base/clock.ts'
import type { Network } from '../../../net/network.ts'

/** Searches for another DHCP server on the card; null: none answered. */
type SearchOtherServer = (card: NetworkCard, signal: AbortSignal) => Promise<OtherServer | null>

/** No other server assigns addresses on this network, or Slipway already knows it. */
export function createDhcpServersCheck(needs: { serving: ServingControl; search: SearchOtherServer }): Check {
  const { serving, search } = needs
  return {
    id: 'dhcp-servers',
    async run({ card, isQuick, earlier }) {
      if (!card || !usable(card)) return { skipped: 'no-usable-card' }
      const state = serving.state()
      if (state.state === 'serving' && isServedOn(state, card)) {
        // In proxy mode another server is expected.
        const server = state.dhcp === 'server' ? state.otherServer : null
        return server ? { findings: [found(card, { server, boot: null })] } : { facts: { mode: state.dhcp } }
      }
      if (isQuick) return { skipped: 'quick' }
      if (earlier.some(isAboutPort67)) return { skipped: 'other-finding' }
      try {
        const other = await serving.runWhenIdle(signal => search(card, signal))
        return other ? { findings: [found(card, other)] } : { facts: { mode: 'none' } }
      } catch (error) {
        if (error instanceof SlipwayError && error.code === 'already-serving')
          return { skipped: 'serving-changed' }
        throw error
      }
    },
  }
}

function isAboutPort67({
  code,
  facts,
}: {
  code: string
  facts: Readonly<Record<string, string | number>>
}): boolean {
  return code === 'ports-closed' || (code === 'port-taken' && facts['port'] === 67)
}

function found(
  card: NetworkCard,
  other: { server: string; boot: OtherServer['boot'] | null },
): NonNullable<CheckOutcome['findings']>[number] {
  const bootFile = other.boot?.bootFile ?? null
  const nextServer = other.boot?.nextServer ?? null
  return {
    code: 'other-dhcp-server',
    severity: 'warning',
    facts: {
      card: card.name,
      server: other.server,
      ...(bootFile !== null && { bootFile, ...(nextServer !== null && { nextServer }) }),
    },
    fixes: [{ kind: 'serve-as', mode: 'proxy' }],
  }
}

/** The same search that serving does before it assigns addresses; it binds the DHCP ports only while it runs. */
export function searchOtherServer(needs: {
  network: Pick<Network, 'openCardPort'>
  clock: Clock
}): SearchOtherServer {
  const { network, clock } = needs
  return async ({ name: card, mac }, signal) => {
    const serverPort = await network.openCardPort({ card, port: DHCP_SERVER_PORT })
    // A DHCP client of this computer may hold port 68; then only the relayed query can be sent.
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
