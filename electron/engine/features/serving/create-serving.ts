import type { Publish } from '../../base/push-hub.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'
import { createCardServing, type CardServing } from './card-serving.ts'
import type { CardServices, ServedAt } from './card-services.ts'
import { createCardSettings } from './card-settings.ts'
import { servingHandlers, type ServingHandlers } from './handlers.ts'

export type { ServedAt }

/** Serving on one network card, and the stored settings of each card. */
export interface Serving extends CardServing {
  readonly handlers: ServingHandlers
}

export function createServing(
  services: CardServices & { readonly leases: SqliteLeaseStore },
  publish: Publish,
  settings: SqliteSettingsStore,
): Serving {
  const serving = createCardServing(services, publish)
  const cardSettings = createCardSettings(settings, publish)
  return {
    ...serving,
    handlers: servingHandlers(services.network, serving, cardSettings, services.leases),
  }
}
