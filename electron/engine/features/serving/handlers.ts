import type { Handlers, Method } from '#contract/methods.ts'
import type { Network } from '../../net/network.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { CardServing } from './card-serving.ts'
import type { KeptSettings } from './create-serving.ts'

export type ServingHandlers = Pick<
  Handlers,
  Extract<Method, `cards.${string}` | `serving.${string}` | `leases.${string}` | `settings.${string}`>
>

/** Contract methods for cards, serving and leases. */
export function servingHandlers(
  network: Pick<Network, 'cards'>,
  serving: CardServing,
  cardSettings: KeptSettings,
  leases: Pick<SqliteLeaseStore, 'list'>,
): ServingHandlers {
  return {
    'cards.list': async () => network.cards(),
    'serving.state': async () => serving.state(),
    'serving.start': request => serving.start(request),
    'serving.stop': () => serving.stop(),
    'settings.cards': async () => cardSettings.list(),
    'settings.setCard': async ({ card, settings }) => cardSettings.keep(card, settings),
    'leases.list': async () => leases.list(),
  }
}
