import { computed, onScopeDispose, ref, watchEffect, type Ref } from 'vue'
import { useStored } from './use-stored.ts'

export type Theme = 'system' | 'light' | 'dark' | 'contrast'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast']

/** The chosen theme, applied to the document. */
export function useTheme(): Ref<Theme> {
  const theme = useStored<Theme>('theme', 'system')
  const isDark = useMedia('(prefers-color-scheme: dark)')
  const wantsContrast = useMedia('(prefers-contrast: more)')
  const name = computed(() => {
    const chosen = theme.value === 'system' && wantsContrast.value ? 'contrast' : theme.value
    if (chosen === 'contrast') return isDark.value ? 'contrast-dark' : 'contrast'
    return chosen === 'system' ? (isDark.value ? 'dark' : 'light') : chosen
  })
  watchEffect(() => {
    document.documentElement.dataset['theme'] = name.value
  })
  return theme
}

function useMedia(query: string): Ref<boolean> {
  const media = window.matchMedia(query)
  const matches = ref(media.matches)
  const onChange = (): void => {
    matches.value = media.matches
  }
  media.addEventListener('change', onChange)
  onScopeDispose(() => media.removeEventListener('change', onChange))
  return matches
}
