import { expect, it } from 'vitest'
import { formatBytes, formatDuration, formatPercent } from '#contract/quantity-text.ts'

it('writes sizes in powers of 1000 with a unit', () => {
  const sizes = [0, 1, 999, 1000, 1_099_776, 9_960_000, 999_600, 999_999_999, 3_100_000_000, -1, NaN]
  expect(sizes.map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '1.1 MB',
    '10 MB',
    '1.0 MB',
    '1.0 GB',
    '3.1 GB',
    '0 bytes',
    '0 bytes',
  ])
})

it('writes durations with the unit that fits', () => {
  const durations = [12, 99.6, 800, 9_949, 9_960, 27_000, 59_600, 250_000, 7_500_000]
  expect(durations.map(formatDuration)).toEqual([
    '12 ms',
    '0.1 s',
    '0.8 s',
    '9.9 s',
    '10 s',
    '27 s',
    '1 min',
    '4 min 10 s',
    '2 h 5 min',
  ])
})

it('says 100 % only for the whole', () => {
  expect([formatPercent(999, 1000), formatPercent(1000, 1000), formatPercent(0, 0)]).toEqual([
    '99 %',
    '100 %',
    '0 %',
  ])
})
