import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { OtherServer } from '../../../protocols/dhcp/server-search.ts'
import { isServedOn, usable, type Check, type CheckOutcome, type ServingDesk } from '../check.ts'

/** Asks who else hands out addresses on the card; null: nobody answered. */
export type SearchOtherServer = (card: NetworkCard, signal: AbortSignal) => Promise<OtherServer | null>

/** Nobody else hands out addresses on this network, or we know who. */
export function createDhcpServersCheck(needs: { serving: ServingDesk; search: SearchOtherServer }): Check {
  const { serving, search } = needs
  return {
    id: 'dhcp-servers',
    async run({ card, isQuick, earlier }) {
      if (!card || !usable(card)) return { skipped: 'no-usable-card' }
      const state = serving.state()
      if (state.state === 'serving' && isServedOn(state, card)) {
        // In proxy mode the other server is meant to be there.
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
