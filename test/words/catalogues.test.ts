import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { catalogue as english } from '#words/en/catalogue.ts'
import { LANGUAGES } from '#words/languages.ts'
import { checkWords, problemsIn, parametersFile } from '../../build/words.ts'
import { SAME_AS_ENGLISH } from './same-as-english.ts'

const folder = fileURLToPath(new URL('../../electron/words/', import.meta.url))

describe('the catalogues', () => {
  it('fit each other, and parameters.ts', checkWords)

  it.each(LANGUAGES)('of $name hold every code of their subjects once', async ({ code, load }) => {
    const codes: string[] = []
    for (const file of globSync(`${code}/*.ts`, { cwd: folder })) {
      if (file.endsWith('/catalogue.ts')) continue
      const subject = (await import(folder + file)) as Record<string, Record<string, string>>
      codes.push(...Object.values(subject).flatMap(texts => Object.keys(texts)))
    }
    expect(codes.toSorted()).toEqual(Object.keys((await load()).catalogue).toSorted())
  })

  it.each(LANGUAGES.slice(1))('of $name leave no text in English', async ({ code, load }) => {
    const { catalogue } = await load()
    const same = new Set(
      Object.entries(english).flatMap(([key, text]) =>
        catalogue[key as keyof typeof english] === text && saysSomething(text) ? [text] : [],
      ),
    )
    const expected = new Set([...SAME_AS_ENGLISH['everywhere']!, ...(SAME_AS_ENGLISH[code] ?? [])])
    expect([...same].filter(text => !expected.has(text))).toEqual([])
  })
})

/** Texts of placeholders, digits and signs alone need no translation. */
const saysSomething = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''))

describe('npm run words', () => {
  const english = { a: 'Serve on {nic}', b: '{n, plural, one {# image} other {# images}}', c: 'Close' }

  it('records the placeholders of every message', () => {
    expect(parametersFile(english)).toContain(
      "  'a': { readonly nic: ParamValue }\n  'b': { readonly n: number }\n  'c': object\n",
    )
  })

  it('reports missing, unknown and empty messages, and different placeholders', () => {
    const complaints = (texts: Record<string, string>): string[] =>
      problemsIn('de', { ...english, ...texts }, english)
    expect(complaints({})).toEqual([])
    expect(problemsIn('de', { a: '{nic}', b: '{n}' }, english)).toEqual(['de: c is missing'])
    expect(complaints({ d: 'x' })).toEqual(['de: d is not in the English catalogue'])
    expect(complaints({ c: ' ' })).toEqual(['de: c is empty'])
    expect(complaints({ a: '{card}' })).toEqual([
      'de: a has {card: ParamValue}, English has {nic: ParamValue}',
    ])
    expect(complaints({ a: '{nic, plural, other {#}}' })[0]).toContain('{nic: number}')
    expect(complaints({ c: '{oh' })[0]).toMatch(/^de: c is not ICU/)
    expect(complaints({ b: '{n, plural, one {#}}' })[0]).toMatch(/^de: b is not ICU/)
  })
})
