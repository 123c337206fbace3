import { expect, it } from 'vitest'
import { createSyncPace, type SyncPace } from '#engine/store/wal.ts'

/** Runs consecutive syncs as the pace decides: in place, or on a thread, which takes longer. */
function sync(pace: SyncPace, count: number, tookMs: number): void {
  for (let i = 0; i < count; i++) {
    if (pace.isQuick()) pace.noteWaited(tookMs)
    else pace.noteThreaded(tookMs + 0.2)
  }
}

it('is waited for only after it has proved fast', () => {
  const pace = createSyncPace()
  sync(pace, 7, 0.07)
  expect(pace.isQuick()).toBe(false)
  sync(pace, 500, 0.07)
  expect(pace.isQuick()).toBe(true)
  sync(pace, 1, 0.07)
  expect(pace.isQuick()).toBe(true)
})

it('is never waited for if it spins', () => {
  const pace = createSyncPace()
  for (let i = 0; i < 1000; i++) {
    expect(pace.isQuick()).toBe(false)
    pace.noteThreaded(12)
  }
})

it('is not waited for right after a slow sync, but again after several fast ones', () => {
  const pace = createSyncPace()
  sync(pace, 1000, 0.07)
  pace.noteWaited(30)
  expect(pace.isQuick()).toBe(false)
  sync(pace, 1000, 0.07)
  sync(pace, 1, 0.07)
  expect(pace.isQuick()).toBe(true)
})

it('returns to waiting although a thread always takes longer than waiting would', () => {
  const pace = createSyncPace()
  sync(pace, 1000, 0.1)
  pace.noteWaited(3)
  let waited = 0
  for (let i = 0; i < 1000; i++) {
    if (pace.isQuick()) waited++
    sync(pace, 1, 0.1)
  }
  expect(waited).toBeGreaterThan(500)
})
