import type { DesktopMethods, DesktopPreferences } from '#contract/desktop.ts'
import type { Publish } from './base/push-hub.ts'
import type { SqliteSettingsStore } from './store/sqlite-settings-store.ts'

export type DesktopHandlers = {
  readonly [M in keyof DesktopMethods]: (
    input: DesktopMethods[M]['input'],
  ) => Promise<DesktopMethods[M]['output']>
}

const UNASKED: DesktopPreferences = { closeWhileServing: 'ask', looksForUpdates: null }

/** Stores the preferences of the desktop app. */
export function createDesktopHandlers(needs: {
  settings: Pick<SqliteSettingsStore, 'read' | 'write'>
  publish: Publish
}): DesktopHandlers {
  const show = (): DesktopPreferences => ({ ...UNASKED, ...needs.settings.read('desktop') })
  return {
    'desktop.show': async () => show(),
    async 'desktop.set'(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      const next = { ...show(), ...(Object.fromEntries(given) as Partial<DesktopPreferences>) }
      needs.settings.write('desktop', next)
      needs.publish('desktop.changed', next)
      return next
    },
  }
}
