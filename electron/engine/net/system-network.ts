import { networkInterfaces } from 'node:os'
import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'
import { detail } from '#contract/reason.ts'
import { openAddressPort } from './node-udp-port.ts'
import { withBursts } from './udp-port.ts'
import { listCards, withIdleCards, type InterfaceTable } from './card-list.ts'
import { cardPortOpener } from './card-port.ts'
import { createLinuxAddresses, createLinuxCardFacts } from './linux-cards.ts'
import { openLinuxBurstPort } from './linux-burst-port.ts'
import { openLinuxNdpPort } from './linux-ndp-port.ts'
import { createNeighbourTable, neighbourReader } from './neighbours.ts'
import type { Network } from './network.ts'

/** Node reports no changes of cards, so this polls. Long enough to cost nothing, short enough to feel immediate. */
const WATCH_INTERVAL_MS = 2000

/** The cards and sockets of this computer. */
export function createSystemNetwork(
  options: { platform?: NodeJS.Platform; watchIntervalMs?: number } = {},
): Network {
  const { platform = process.platform, watchIntervalMs = WATCH_INTERVAL_MS } = options
  const openOnCard = cardPortOpener(platform)
  const facts = platform === 'linux' ? createLinuxCardFacts() : null

  const linuxAddresses = platform === 'linux' ? createLinuxAddresses() : null
  const readNeighbours = neighbourReader(platform)
  const interfaces = (): InterfaceTable => withIdleCards(networkInterfaces(), linuxAddresses?.() ?? [])

  const cards: Network['cards'] = () =>
    listCards(interfaces(), facts?.names() ?? [], name => facts?.factsOf(name) ?? null)

  /**
   * Stays equal until an address or link changes. Uses only the cheapest reads. Null if the system cannot say it now, for
   * example without free descriptors.
   */
  const fingerprint = (): string | null => {
    try {
      return JSON.stringify([interfaces(), facts?.names().map(name => [name, facts.operState(name)])])
    } catch {
      return null
    }
  }
  const cardsOrNull = (): readonly NetworkCard[] | null => {
    try {
      return cards()
    } catch {
      return null
    }
  }

  return {
    cards,
    watchCards(listener) {
      let seen = fingerprint()
      const timer = setInterval(() => {
        const now = fingerprint()
        const found = now === null || now === seen ? null : cardsOrNull()
        if (!found) return
        seen = now
        listener(found)
      }, watchIntervalMs)
      timer.unref()
      return () => clearInterval(timer)
    },
    async openCardPort({ card: name, port }) {
      const card = cards().find(candidate => candidate.name === name)
      if (!card) throw new SlipwayError('card-not-found', { card: name })
      if (!card.address) throw new SlipwayError('card-without-address', { card: name })
      return openOnCard({ card: name, port, address: card.address })
    },
    openAddressPort: where => openAddressPort(where),
    openBurstPort: async ({ address }) =>
      platform === 'linux'
        ? openLinuxBurstPort({ address })
        : withBursts(await openAddressPort({ address, port: 0 })),
    openNdpPort: ({ card }) =>
      platform === 'linux'
        ? openLinuxNdpPort({ card })
        : Promise.reject(
            new SlipwayError('card-binding-unavailable', {
              card,
              ...detail('platform-unknown', { platform }),
            }),
          ),
    neighbours: async name =>
      new Map(
        readNeighbours().flatMap(({ ip, mac, card }) =>
          card === null || card === name ? [[ip, mac] as const] : [],
        ),
      ),
    neighbourAt: createNeighbourTable({ read: readNeighbours, monotonicMs: () => performance.now() }),
  }
}
