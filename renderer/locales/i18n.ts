import { createI18n } from 'vue-i18n'
import { de } from './de.ts'
import { en } from './en.ts'
import { toPseudo } from './pseudo.ts'

export type Locale = 'en' | 'de'
export const LOCALES: readonly Locale[] = ['en', 'de']

/** The language of the system where we have it, else English. */
export function systemLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const known = LOCALES.find(locale => language.toLowerCase().split('-')[0] === locale)
    if (known) return known
  }
  return 'en'
}

/** A page that is built for a test of its words speaks none of them. */
const english = import.meta.env?.['VITE_SLIPWAY_PSEUDO'] ? toPseudo(en) : en

export const createMessages = (locale: Locale) =>
  createI18n({ legacy: false, locale, fallbackLocale: 'en', messages: { en: english, de } })
