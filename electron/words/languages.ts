import { catalogue } from './en/catalogue.ts'
import { createWords, type Words } from './describe.ts'
import type { Catalogue } from './message.ts'

export interface Language {
  /** A language tag, without a country. */
  readonly code: string
  /** The name in the language itself. */
  readonly name: string
  /** Loaded on demand, to keep the page's first script small. */
  readonly load: () => Promise<{ readonly catalogue: Catalogue }>
}

/** Every language of Slipway. A new one is a folder next to `en/` and a line here. English is always loaded. */
export const LANGUAGES = [
  { code: 'en', name: 'English', load: () => Promise.resolve({ catalogue }) },
  { code: 'de', name: 'Deutsch', load: () => import('./de/catalogue.ts') },
  { code: 'es', name: 'Español', load: () => import('./es/catalogue.ts') },
  { code: 'fr', name: 'Français', load: () => import('./fr/catalogue.ts') },
] as const satisfies readonly Language[]

export type LanguageCode = (typeof LANGUAGES)[number]['code']

export const isLanguage = (code: string): code is LanguageCode =>
  LANGUAGES.some(language => language.code === code)

/**
 * The first of the preferred languages that Slipway has, or else English. Takes language tags (`de-AT`) and names of
 * locales (`de_AT.UTF-8`).
 */
export function matchLanguage(preferred: readonly string[]): LanguageCode {
  for (const tag of preferred) {
    const code = tag.toLowerCase().split(/[-_.@]/)[0] ?? ''
    if (isLanguage(code)) return code
  }
  return 'en'
}

export async function loadWords(code: LanguageCode): Promise<Words> {
  const { load } = LANGUAGES.find(language => language.code === code)!
  return createWords(code, (await load()).catalogue)
}
