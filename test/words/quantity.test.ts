import { expect, it } from 'vitest'
import { formatBytes, formatDuration, formatMemory, formatPercent, percent } from '#words/quantity.ts'

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

it.each([
  [0, '0 bytes'],
  [812, '812 bytes'],
  [999, '999 bytes'],
  [72_213, '72 kB'],
  [263_680, '264 kB'],
  [1_100_000, '1.1 MB'],
  [9_940_000, '9.9 MB'],
  [61_204_480, '61 MB'],
  [1_487_339_520, '1.5 GB'],
])('writes %d bytes as %s', (size, text) => {
  expect(plain(formatBytes(size, 'en'))).toBe(text)
})

it('writes decimals as the language does', () => {
  expect(plain(formatBytes(1_487_339_520, 'de'))).toBe('1,5 GB')
  expect(plain(formatBytes(12, 'de'))).toBe('12 Byte')
  expect(plain(formatBytes(1, 'en'))).toBe('1 byte')
  expect(plain(formatBytes(1_487_339_520, 'fr-CA'))).toBe('1,5 Go')
  expect(plain(formatBytes(12_000_000, 'es'))).toBe('12 MB')
  expect([1, 12, 1_487_339_520].map(size => plain(formatBytes(size, 'es')))).toEqual([
    '1 byte',
    '12 bytes',
    '1,5 GB',
  ])
  expect([812, 4_800_000].map(ms => plain(formatDuration(ms, 'es')))).toEqual(['0,8 s', '1 h 20 min'])
  expect(plain(formatMemory(1536, 'es'))).toBe('1,5 GB')
  expect(plain(formatMemory(1536, 'fr'))).toBe('1,5 Go')
  expect(plain(formatMemory(512, 'en'))).toBe('512 MB')
  expect(['en', 'de', 'fr', 'es'].map(language => plain(formatPercent(61, 100, language)))).toEqual([
    '61%',
    '61 %',
    '61 %',
    '61 %',
  ])
})

it('shows durations in the largest unit that is still meaningful', () => {
  expect([15, 812, 12_400, 125_000, 3_600_000, 4_800_000].map(ms => plain(formatDuration(ms, 'en')))).toEqual(
    ['15 ms', '0.8 s', '12 s', '2 min 5 s', '1 h', '1 h 20 min'],
  )
})

it('reaches 100 % with the last byte and not before', () => {
  expect(percent(999_999, 1_000_000)).toBe(99)
  expect(percent(1_000_000, 1_000_000)).toBe(100)
  expect(percent(5, 0)).toBe(0)
})

it('writes French octets, decimal commas and narrow spaces', () => {
  expect(formatBytes(12, 'fr')).toBe('12\u202fo')
  expect(formatBytes(263_680, 'fr')).toBe('264\u202fko')
  expect(formatBytes(1_100_000, 'fr')).toBe('1,1\u202fMo')
  expect(formatBytes(1_487_339_520, 'fr')).toBe('1,5\u202fGo')
  expect(formatMemory(512, 'fr')).toBe('512\u202fMo')
  expect(formatDuration(812, 'fr')).toBe('0,8\u202fs')
  expect(formatDuration(4_800_000, 'fr')).toBe('1\u202fh 20\u202fmin')
  expect(formatPercent(61, 100, 'fr')).toBe('61\u202f%')
})
