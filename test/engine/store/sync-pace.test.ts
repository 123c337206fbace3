import { expect, it } from 'vitest'
import { createSyncPace } from '#engine/store/sync-pace.ts'

function paceAfter(...tookMs: readonly number[]) {
  const pace = createSyncPace()
  for (const ms of tookMs) pace.note(ms)
  return pace
}
const times = (count: number, ms: number): number[] => Array.from({ length: count }, () => ms)

it('is waited for only after it has shown what it can', () => {
  expect(paceAfter(...times(10, 0.07)).isQuick()).toBe(false)
  expect(paceAfter(...times(50, 0.07)).isQuick()).toBe(true)
})

it('is never waited for where it turns', () => {
  expect(paceAfter(...times(1000, 12)).isQuick()).toBe(false)
})

it('is not waited for right after a slow one, and again once it has been quick for a while', () => {
  const pace = paceAfter(...times(100, 0.07), 30)
  expect(pace.isQuick()).toBe(false)
  for (const ms of times(100, 0.07)) pace.note(ms)
  expect(pace.isQuick()).toBe(true)
})
