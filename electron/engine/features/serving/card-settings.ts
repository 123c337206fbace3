import type { CardSettings, CardSettingsMethods, KeptCardSettings } from '#contract/card-settings.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'

export type CardSettingsHandlers = {
  readonly [M in keyof CardSettingsMethods]: (
    input: CardSettingsMethods[M]['input'],
  ) => Promise<CardSettingsMethods[M]['output']>
}

/** USB adapters come and go; the oldest is forgotten. */
const KEPT_CARDS = 64

/** Keeps how each card is served, so that page and command line begin with the same. */
export function createCardSettingsHandlers(needs: {
  settings: Pick<SqliteSettingsStore, 'read' | 'write'>
  publish: Publish
}): CardSettingsHandlers {
  const read = (): readonly KeptCardSettings[] => needs.settings.read('serving.cards') ?? []
  return {
    'settings.cards': async () => read(),
    async 'settings.setCard'({ card, settings }) {
      const kept = { card, settings: forNextTime(settings) }
      const others = read().filter(other => other.card !== card)
      needs.settings.write('serving.cards', [...others, kept].slice(-KEPT_CARDS))
      needs.publish('cardSettings.changed', kept)
      return kept
    },
  }
}

/** Two servers on one network take other devices off it: nobody should do that by what was once chosen. */
const forNextTime = (settings: CardSettings): CardSettings =>
  settings.dhcp === 'server' ? { ...settings, dhcp: 'auto' } : settings
