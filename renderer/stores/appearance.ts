import { LANGUAGES, type LanguageCode } from '#words/languages.ts'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useStored } from '../composables/use-stored.ts'
import { useTheme } from '../composables/use-theme.ts'

/** The appearance that this window remembers. */
export const useAppearance = defineStore('appearance', () => {
  const theme = useTheme()
  /** Null: follow the system. */
  const storedLanguage = useStored<string | null>('locale', null)
  const language = computed<LanguageCode | null>({
    // Another version of Slipway may have stored a theme that this one does not have.
    get: () => LANGUAGES.find(({ code }) => code === storedLanguage.value)?.code ?? null,
    set: code => (storedLanguage.value = code),
  })
  /** The card of the first visit was dismissed. */
  const isWelcomed = useStored('welcomed', false)
  return { theme, language, isWelcomed }
})
