import type { Publish } from '../../base/push-hub.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'
import { createCardServing, type CardServing } from './card-serving.ts'
import type { CardServices, ServedAt } from './card-services.ts'
import { servingHandlers, type ServingHandlers } from './handlers.ts'
import type { CardSettings, KeptCardSettings } from '#contract/card-settings.ts'

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

/** The settings of each card, so that page and command line start with the same values. */
export interface KeptSettings {
  list(): readonly KeptCardSettings[]
  keep(card: string, settings: CardSettings): KeptCardSettings
}

/** USB adapters come and go; the oldest settings are removed. */
const KEPT_CARDS = 64

export function createCardSettings(
  store: Pick<SqliteSettingsStore, 'read' | 'write'>,
  publish: Publish,
): KeptSettings {
  const list = (): readonly KeptCardSettings[] => store.read('serving.cards') ?? []
  return {
    list,
    keep(card, settings) {
      const kept = { card, settings: forNextTime(settings) }
      const others = list().filter(other => other.card !== card)
      store.write('serving.cards', [...others, kept].slice(-KEPT_CARDS))
      publish('cardSettings.changed', kept)
      return kept
    },
  }
}

/** Two DHCP servers on one network disconnect other devices, so this choice is not repeated without asking. */
const forNextTime = (settings: CardSettings): CardSettings =>
  settings.dhcp === 'server' ? { ...settings, dhcp: 'auto' } : settings
