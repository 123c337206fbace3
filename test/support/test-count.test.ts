import { describe, expect, it } from 'vitest'
import { countTests, formatCount, skippedNames } from './test-count.ts'

const moduleOf = (...tests: readonly [string, string][]) => ({
  children: { allTests: () => tests.map(([fullName, state]) => ({ fullName, result: () => ({ state }) })) },
})

describe('the count at the end of a test run', () => {
  it('counts a test that never ran as failed', () => {
    const modules = [moduleOf(['a', 'passed'], ['b', 'pending']), moduleOf(['c', 'skipped'], ['d', 'failed'])]
    expect(formatCount(countTests(modules))).toBe('1 passed, 2 failed, 1 skipped')
    expect(skippedNames(modules)).toEqual(['c'])
  })
})
