import type { Clock } from '#engine/base/clock.ts'

export interface ManualClock extends Clock {
  /** Advances the time and runs due callbacks in order. */
  advance(durationMs: number): void
  /** Sets the wall clock, forwards or back, as a user or NTP does; no time passes. */
  setWallClock(nowMs: number): void
  /** How many callbacks are waiting. */
  readonly pendingCount: number
}

/** A clock that only a test advances. */
export function createManualClock(startMs = Date.UTC(2026, 0, 1)): ManualClock {
  let nowMs = startMs
  let wallOffsetMs = 0
  let nextId = 0
  const pending = new Map<number, { dueMs: number; callback: () => void }>()

  const nextDue = (untilMs: number): number | null => {
    let found: number | null = null
    for (const [id, { dueMs }] of pending)
      if (dueMs <= untilMs && (found === null || dueMs < pending.get(found)!.dueMs)) found = id
    return found
  }

  return {
    nowMs: () => nowMs + wallOffsetMs,
    monotonicMs: () => nowMs - startMs,
    after(delayMs, callback) {
      const id = nextId++
      pending.set(id, { dueMs: nowMs + delayMs, callback })
      return () => pending.delete(id)
    },
    advance(durationMs) {
      const untilMs = nowMs + durationMs
      for (let id = nextDue(untilMs); id !== null; id = nextDue(untilMs)) {
        const { dueMs, callback } = pending.get(id)!
        pending.delete(id)
        nowMs = Math.max(nowMs, dueMs)
        callback()
      }
      nowMs = untilMs
    },
    setWallClock(wallMs) {
      wallOffsetMs = wallMs - nowMs
    },
    get pendingCount() {
      return pending.size
    },
  }
}
