import { expect, it } from 'vitest'
import { createByteIntervals } from '#engine/features/timeline/load-meter.ts'

it('counts every byte once, whatever the order', () => {
  const size = 4000
  for (let seed = 1; seed < 200; seed++) {
    const intervals = createByteIntervals()
    const bytes = new Uint8Array(size)
    let state = seed
    for (let step = 0; step < 60; step++) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      const start = state % size
      const end = Math.min(size, start + (state % 97))
      intervals.add(start, end)
      bytes.fill(1, start, end)
    }
    expect(intervals.uniqueBytes()).toBe(bytes.reduce((sum, one) => sum + one, 0))
  }
})

it('keeps its memory bounded when every second byte is read', () => {
  const intervals = createByteIntervals()
  for (let offset = 0; offset < 20_000; offset += 2) intervals.add(offset, offset + 1)
  expect(intervals.uniqueBytes()).toBeGreaterThanOrEqual(10_000)
  expect(intervals.uniqueBytes()).toBeLessThanOrEqual(20_000)
})
