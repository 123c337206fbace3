import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluatePreconditions, formatValidators, rangeApplies } from '#engine/protocols/http/conditional.ts'
import { FUZZ_RUNS } from '../../../support/fuzz-runs.ts'

const modifiedMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678)
const validators = formatValidators({ version: '12-"ü', modifiedMs })
const same = 'Fri, 02 Jan 2026 03:04:05 GMT'
const earlier = 'Fri, 02 Jan 2026 03:04:04 GMT'

describe('validators', () => {
  it('are a quoted printable ETag and a date in whole seconds', () => {
    expect(validators).toEqual({ etag: '"12-__"', lastModified: same })
  })
})

describe('evaluatePreconditions', () => {
  it.each([
    [{}, 'proceed'],
    [{ 'if-match': '"12-__"' }, 'proceed'],
    [{ 'if-match': '*' }, 'proceed'],
    [{ 'if-match': '"other"' }, 'failed'],
    [{ 'if-match': 'W/"12-__"' }, 'failed'],
    [{ 'if-unmodified-since': same }, 'proceed'],
    [{ 'if-unmodified-since': earlier }, 'failed'],
    [{ 'if-none-match': '"other", W/"12-__"' }, 'not-modified'],
    [{ 'if-none-match': '"other"', 'if-modified-since': same }, 'proceed'],
    [{ 'if-modified-since': same }, 'not-modified'],
    [{ 'if-modified-since': earlier }, 'proceed'],
    [{ 'if-modified-since': 'yesterday' }, 'proceed'],
  ] as const)('%j: %s', (headers, verdict) => {
    expect(evaluatePreconditions(headers, validators)).toBe(verdict)
  })
})

describe('rangeApplies', () => {
  it.each([
    [{}, true],
    [{ 'if-range': '"12-__"' }, true],
    [{ 'if-range': '"old"' }, false],
    [{ 'if-range': 'W/"12-__"' }, false],
    [{ 'if-range': same }, true],
    [{ 'if-range': earlier }, false],
  ] as const)('%j: %s', (headers, applies) => {
    expect(rangeApplies(headers, validators)).toBe(applies)
  })
})

describe('whatever the headers say', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '"12-__"',
      'W/"12-__"',
      '*',
      '',
      ',',
      '"',
      same,
      earlier,
      'Fri, 99 Jan 2026',
      '"a", "12-__"',
    ),
    fc.string({ unit: 'binary-ascii' }),
  )
  const names = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'] as const

  it('there is a result, and never 304 for a client without the file', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), headers => {
        const verdict = evaluatePreconditions(headers, validators)
        expect(['proceed', 'not-modified', 'failed']).toContain(verdict)
        const mentions = /12-__|\*/.test(headers['if-none-match'] ?? '')
        if (verdict === 'not-modified' && !mentions) expect(headers['if-modified-since']).toBeDefined()
        if (headers['if-range'] === undefined) expect(rangeApplies(headers, validators)).toBe(true)
      }),
      FUZZ_RUNS,
    )
  })
})
