import { describe, expect, it } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { toPseudo } from '../../renderer/text/pseudo.ts'
import { placesOf } from '../../build/words.ts'

describe('the language of the tests', () => {
  it('is bracketed, accented and longer, and keeps placeholders and plurals', () => {
    expect(toPseudo({ a: 'Serve on {nic}' }).a).toMatch(/^⟦Sérvé óñ \{nic\}( ~~)+⟧$/)
    const texts = toPseudo({ n: '{n, plural, =0 {no task} other {# tasks}}' })
    const words = createWords('en', texts)
    expect(words.describe({ code: 'n', params: { n: 0 } })).toMatch(/^⟦ñó tášk( ~~)+⟧$/)
    expect(words.describe({ code: 'n', params: { n: 3 } })).toMatch(/^⟦3 tášk[sš]( ~~)+⟧$/)
  })

  it('can be formatted with the parameters of every message', () => {
    for (const [code, text] of Object.entries(toPseudo(catalogue)))
      expect(placesOf(text), code).toEqual(placesOf(catalogue[code as keyof typeof catalogue]))
  })
})
