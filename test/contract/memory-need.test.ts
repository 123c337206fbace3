import { describe, expect, it } from 'vitest'
import { isMemoryShort } from '#contract/memory-need.ts'

describe('memory that a system needs', () => {
  it.each([
    ['clearly too little', 4096, 2048, true],
    ['what firmware keeps for itself is no lack', 4096, 3900, false],
    ['enough', 4096, 8192, false],
    ['a loader that does not say', 4096, undefined, false],
    ['a system of which nobody knows', null, 512, false],
  ])('%s', (_, needed, has, isShort) => {
    expect(isMemoryShort(needed, has)).toBe(isShort)
  })
})
