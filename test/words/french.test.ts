import { expect, it } from 'vitest'
import { catalogue } from '#words/fr/catalogue.ts'

/** One French word for each thing; possible other words for it are listed here. */
const OTHER_WORDS = {
  bail: /\blocation\b|\blease\b(?!\})/i,
  'chargeur d’amorçage': /bootloader|chargeur de démarrage/i,
  envoi: /téléversement|upload/i,
  'fichier de réponses': /fichier de réponse\b/i,
  importation: /\breprise\b/i,
  'machine de test': /machine d’essai/i,
  noyau: /\bkernel\b(?![.\s]*(img|,))/,
  'programme d’amorçage': /programme de démarrage/i,
  'rapport d’état': /compte rendu/i,
}

const texts = Object.entries<string>(catalogue)
const codesWith = (pattern: RegExp): string[] =>
  texts.filter(([, text]) => pattern.test(text)).map(([code]) => code)

it.each(Object.entries(OTHER_WORDS))('French has one word for %s', (_word, other) => {
  expect(codesWith(other)).toEqual([])
})

it('French has a narrow space before two-part signs and inside its quotation marks', () => {
  expect(codesWith(/[ \u00a0][;:!?»%]|[\p{L})}][;!?»]|«[^\u202f]|[“”"]/u)).toEqual([])
  expect(codesWith(/[\p{L})}]:(?=\s|$)/u)).toEqual([])
})

it('French has typographic apostrophes and dots', () => {
  expect(codesWith(/\p{L}'\p{L}|\.\.\./u)).toEqual([])
})

it('French uses the singular for zero, so its singular never contains a literal digit', () => {
  expect(codesWith(/one \{[^{}#]*\b1\b/)).toEqual([])
})
