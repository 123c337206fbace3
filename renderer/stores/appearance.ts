import { defineStore } from 'pinia'
import { useStored } from '../composables/use-stored.ts'
import { useTheme } from '../composables/use-theme.ts'
import type { Locale } from '../locales/i18n.ts'

/** What this window remembers about its looks. */
export const useAppearance = defineStore('appearance', () => {
  const theme = useTheme()
  /** Null: as the system. */
  const locale = useStored<Locale | null>('locale', null)
  /** The card of the first visit was sent away. */
  const isWelcomed = useStored('welcomed', false)
  return { theme, locale, isWelcomed }
})
