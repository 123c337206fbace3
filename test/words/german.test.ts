import { expect, it } from 'vitest'
import { catalogue } from '#words/de/catalogue.ts'

/** One German word for each thing; former and possible other words for it are listed here. */
const OTHER_WORDS = {
  Bootprogramm: /Startprogramm/,
  Bootdatei: /Startdatei/,
  Diagnose: /Doktor|Prüfung/,
  Lease: /Leih(e|dauer)/,
  Rechner: /\bComputer/,
  Statusmeldung: /Statusbericht/,
  ignorieren: /übergang|überging/,
  importieren: /aufgenommen|Aufnahme/,
}

const texts = Object.entries<string>(catalogue)
const codesWith = (pattern: RegExp): string[] =>
  texts.filter(([, text]) => pattern.test(text)).map(([code]) => code)

it.each(Object.entries(OTHER_WORDS))('German has one word for %s', (_word, other) => {
  expect(codesWith(other)).toEqual([])
})

it('German has one word for serving', () => {
  const serving = texts.filter(([code]) =>
    /^(serve\.(button|stop|servingTitle|startingTitle|failedTitle|slotServe)|status\.(stopped|starting|serving|failed)|nav\.serve|shell\.(serving|starting|notServing|stop))$/.test(
      code,
    ),
  )
  expect(serving).toHaveLength(15)
  expect(serving.filter(([, text]) => !/bereit(stellen|gestellt)/i.test(text))).toEqual([])
})

it('German has German quotation marks, and a space before three dots', () => {
  expect(codesWith(/[“][^”]*”|"/)).toEqual([])
  expect(codesWith(/\.\.\.|\p{L}…/u)).toEqual([])
})
