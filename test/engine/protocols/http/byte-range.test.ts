import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_RANGES, parseByteRanges } from '#engine/protocols/http/byte-range.ts'
import { FUZZ_RUNS } from '../../../support/fuzz-runs.ts'

const parts = (...bounds: readonly (readonly [start: number, end: number])[]) => ({
  kind: 'parts',
  parts: bounds.map(([start, end]) => ({ start, end })),
})

describe('one range', () => {
  it.each([
    ['bytes=0-499', 0, 500],
    ['bytes=500-', 500, 1000],
    ['bytes=-200', 800, 1000],
    ['bytes=-5000', 0, 1000],
    ['bytes=999-999', 999, 1000],
    ['bytes=900-99999999999999999999999', 900, 1000],
    ['Bytes = 1-2', 1, 3],
    ['bytes=,5-6,', 5, 7],
  ])('%s of 1000 is %i to %i', (header, start, end) => {
    expect(parseByteRanges(header, 1000)).toEqual(parts([start, end]))
  })

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0', 'bytes=99999999999999999999999-'])(
    '%s of 1000 cannot be satisfied',
    header => {
      expect(parseByteRanges(header, 1000)).toEqual({ kind: 'unsatisfiable' })
    },
  )

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=,,',
    'bytes=5-2',
    'lines=1-2',
    'bytes=a-b',
    'bytes=1.5-2',
    'bytes=--5',
    'bytes=0x10-0x20',
    'bytes=0-1;4-5',
  ])('%s requests the whole file', header => {
    expect(parseByteRanges(header, 1000)).toEqual({ kind: 'whole' })
  })

  it('finds nothing in an empty file', () => {
    expect(parseByteRanges('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' })
    expect(parseByteRanges('bytes=-1', 0)).toEqual({ kind: 'unsatisfiable' })
  })
})

describe('several ranges', () => {
  it.each([
    [
      'stay in the order in which they were asked for',
      'bytes=500-509,0-9',
      [
        [500, 510],
        [0, 10],
      ],
    ],
    [
      'may have white space between them',
      'bytes=0-9 ,\t500-509',
      [
        [0, 10],
        [500, 510],
      ],
    ],
    [
      'leave out what lies behind the end',
      'bytes=0-9,2000-2009,-10',
      [
        [0, 10],
        [990, 1000],
      ],
    ],
    [
      'become one where they overlap',
      'bytes=0-99,50-149,700-',
      [
        [0, 150],
        [700, 1000],
      ],
    ],
    ['become one across a gap shorter than the lines between parts', 'bytes=0-9,20-29', [[0, 30]]],
    ['become one when a later one joins them', 'bytes=0-9,300-309,5-305', [[0, 310]]],
    ['count once when they are the same', 'bytes=0-9,0-9,0-9,0-9', [[0, 10]]],
  ] as const)('%s: %s', (_rule, header, bounds) => {
    expect(parseByteRanges(header, 1000)).toEqual(parts(...bounds))
  })

  it('are ignored if one is malformed', () => {
    expect(parseByteRanges('bytes=0-9,x', 1000)).toEqual({ kind: 'whole' })
    expect(parseByteRanges('bytes=0-9,9-5', 1000)).toEqual({ kind: 'whole' })
  })

  it('that are all beyond the end cannot be satisfied', () => {
    expect(parseByteRanges('bytes=1000-,2000-3000', 1000)).toEqual({ kind: 'unsatisfiable' })
  })

  it('more than any client needs are ignored', () => {
    const many = (count: number): string =>
      `bytes=${Array.from({ length: count }, (_, index) => `${index * 1000}-${index * 1000}`).join(',')}`
    const found = parseByteRanges(many(MAX_RANGES), 1e9)
    expect(found.kind === 'parts' && found.parts.length).toBe(MAX_RANGES)
    expect(parseByteRanges(many(MAX_RANGES + 1), 1e9)).toEqual({ kind: 'whole' })
    expect(parseByteRanges('bytes=0-,0-,0-,0-,0-,0-', 1000)).toEqual(parts([0, 1000]))
  })
})

describe('whatever a header says', () => {
  const number = fc.oneof(fc.nat(3000), fc.constantFrom('', '18446744073709551616', '-1', '00', 'a'))
  const spec = fc.tuple(number, number).map(([first, last]) => `${first}-${last}`)
  const header = fc.array(fc.oneof({ weight: 6, arbitrary: spec }, fc.string()), { maxLength: 40 })

  it('the parts are within the file, separate, and cover exactly what was requested', () => {
    fc.assert(
      fc.property(header, fc.nat(2500), (specs, sizeBytes) => {
        const found = parseByteRanges(`bytes=${specs.join(',')}`, sizeBytes)
        if (found.kind !== 'parts') return
        expect(found.parts.length).toBeGreaterThan(0)
        const sorted = found.parts.toSorted((a, b) => a.start - b.start)
        sorted.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(sorted[index - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(sizeBytes)
        })
        // Each range, parsed alone, is inside one of the parts.
        for (const one of specs.join(',').split(',')) {
          const alone = parseByteRanges(`bytes=${one}`, sizeBytes)
          if (alone.kind !== 'parts') continue
          const [{ start, end } = { start: 0, end: 0 }] = alone.parts
          expect(sorted.some(part => part.start <= start && part.end >= end)).toBe(true)
        }
      }),
      FUZZ_RUNS,
    )
  })
})
