import { describe, expect, it } from 'vitest'
import { createPatience } from '#engine/net/linux-arrivals.ts'

describe('patience', () => {
  const turnsUntilTried = (patience: ReturnType<typeof createPatience>): number => {
    for (let turn = 0; turn < 10_000; turn++) if (patience.mayWait()) return turn
    return Number.NaN
  }

  it('lasts while answers come now and then', () => {
    const patience = createPatience()
    for (let turn = 0; turn < 100; turn++) {
      expect(patience.mayWait()).toBe(true)
      patience.learn(turn % 5 === 0 ? 'answered' : 'vain')
    }
  })

  it('rests after eight failed waits, tries once, and rests again', () => {
    const patience = createPatience()
    for (let turn = 0; turn < 8; turn++) {
      expect(patience.mayWait()).toBe(true)
      patience.learn('vain')
    }
    expect(turnsUntilTried(patience)).toBe(500)
    patience.learn('vain')
    expect(turnsUntilTried(patience)).toBe(500)
    patience.learn('answered')
    expect(turnsUntilTried(patience)).toBe(0)
  })

  it('ends at once if another program needs the processor', () => {
    const patience = createPatience()
    patience.learn('crowded')
    expect(turnsUntilTried(patience)).toBe(500)
  })
})
