import { describe, expect, it } from 'vitest'
import { LANGUAGES, matchLanguage } from '#words/languages.ts'

describe('the language', () => {
  it('is the first preferred language that Slipway has, or English', () => {
    expect(matchLanguage(['nl-NL', 'de-AT', 'en'])).toBe('de')
    expect(matchLanguage(['es-MX', 'en'])).toBe('es')
    expect(matchLanguage(['nl-NL'])).toBe('en')
    expect(matchLanguage([])).toBe('en')
  })

  it('can be read from a locale of the system', () => {
    expect(matchLanguage(['de_DE.UTF-8'])).toBe('de')
    expect(matchLanguage(['C.UTF-8'])).toBe('en')
    expect(matchLanguage(['DE'])).toBe('de')
    expect(matchLanguage(['fr_CA.UTF-8'])).toBe('fr')
  })

  it('has a native name, and rules for plurals', () => {
    for (const { code, name } of LANGUAGES) {
      expect(new Intl.DisplayNames([code], { type: 'language' }).of(code)?.toLowerCase()).toBe(
        name.toLowerCase(),
      )
      expect(Intl.PluralRules.supportedLocalesOf(code)).toEqual([code])
    }
  })
})
