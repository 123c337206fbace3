import { describe, expect, it } from 'vitest'
import { parseByteRange } from '#engine/http/byte-range.ts'

describe('parseByteRange', () => {
  it.each([
    ['bytes=0-499', 0, 500],
    ['bytes=500-', 500, 1000],
    ['bytes=-200', 800, 1000],
    ['bytes=-5000', 0, 1000],
    ['bytes=999-999', 999, 1000],
    ['bytes=900-99999999999999999999999', 900, 1000],
    ['Bytes = 1-2', 1, 3],
  ])('%s of 1000 is %i to %i', (header, start, end) => {
    expect(parseByteRange(header, 1000)).toEqual({ kind: 'part', start, end })
  })

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0', 'bytes=99999999999999999999999-'])(
    '%s of 1000 cannot be satisfied',
    header => {
      expect(parseByteRange(header, 1000)).toEqual({ kind: 'unsatisfiable' })
    },
  )

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,4-5',
    'lines=1-2',
    'bytes=a-b',
    'bytes=1.5-2',
  ])('%s asks for the whole', header => {
    expect(parseByteRange(header, 1000)).toEqual({ kind: 'whole' })
  })

  it('finds nothing in an empty file', () => {
    expect(parseByteRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' })
    expect(parseByteRange('bytes=-1', 0)).toEqual({ kind: 'unsatisfiable' })
  })
})
