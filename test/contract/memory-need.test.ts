import { describe, expect, it } from 'vitest'
import { describeBootEvent } from '#contract/event-text.ts'
import { formatMemory, isMemoryShort } from '#contract/memory-need.ts'

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

  it.each([
    [512, '512 MB'],
    [1024, '1 GB'],
    [1536, '1.5 GB'],
    [2000, '2 GB'],
    [4096, '4 GB'],
  ])('%s MiB is %s', (mebibytes, text) => {
    expect(formatMemory(mebibytes)).toBe(text)
  })

  it('is told with the choice where the machine has less, and only then', () => {
    const chosen = { kind: 'entry.chosen', entry: 'd.live', title: 'Debian live' } as const
    expect(describeBootEvent({ ...chosen, neededMegabytes: 4096, memoryMegabytes: 2000 })).toBe(
      'Chose Debian live, which needs about 4 GB of memory; this machine has 2 GB',
    )
    expect(describeBootEvent({ ...chosen, neededMegabytes: 4096, memoryMegabytes: 8000 })).toBe(
      'Chose Debian live',
    )
    expect(describeBootEvent({ ...chosen, neededMegabytes: 4096 })).toBe('Chose Debian live')
  })
})
