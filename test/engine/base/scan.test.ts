import { expect, it } from 'vitest'
import { foreignLines, withoutLongLines } from '#engine/base/foreign-lines.ts'
import { between, settingIn, trimEndOf, trimOf, upTo, wordAndRest } from '#engine/base/scan.ts'

it('trims any characters', () => {
  expect(trimOf('--a-b--', '-')).toBe('a-b')
  expect(trimOf('---', '-')).toBe('')
  expect(trimEndOf('/a//', '/')).toBe('/a')
})

it('divides a line into its first word and the rest', () => {
  expect(wordAndRest('  append  a  b ')).toEqual({ word: 'append', rest: 'a  b' })
  expect(wordAndRest('label')).toEqual({ word: 'label', rest: '' })
  expect(wordAndRest(' ')).toEqual({ word: '', rest: '' })
})

it('reads a setting, and what is before, between and behind marks', () => {
  expect(settingIn(' a = b = c ')).toEqual({ key: 'a', value: 'b = c' })
  expect(settingIn('= b')).toBeNull()
  expect(settingIn('a b')).toBeNull()
  expect(upTo('a || b || c', '||')).toBe('a ')
  expect(upTo('a', '||')).toBe('a')
  expect(between('<a x="1"> <a>', '<a', '>')).toBe(' x="1"')
  expect(between('<a', '<a', '>')).toBeNull()
})

it('gives the lines of a foreign text, a line of more than 4 KiB as an empty one', () => {
  expect(foreignLines('a\r\nb\n')).toEqual(['a', 'b', ''])
  const long = 'x'.repeat(4097)
  expect(foreignLines(`a\n${long}\n${long.slice(1)}`)).toEqual(['a', '', long.slice(1)])
  expect(foreignLines(long, 5000)).toEqual([long])
  expect(withoutLongLines(`${long}\nb`)).toBe('\nb')
})

it('reads a text made against it in no time', () => {
  const spaces = ' '.repeat(1_000_000)
  const started = performance.now()
  wordAndRest(`a${spaces}b`)
  settingIn(`a${spaces}=${spaces}b${spaces}c`)
  trimOf(`-${spaces}x`, '-')
  expect(performance.now() - started).toBeLessThan(500)
})
