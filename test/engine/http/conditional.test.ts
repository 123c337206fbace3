import { describe, expect, it } from 'vitest'
import { evaluatePreconditions, formatValidators, rangeApplies } from '#engine/http/conditional.ts'

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
