import { statSync, writeFileSync } from 'node:fs'

const WEEK_MS = 7 * 24 * 3_600_000

/** When something was done last, as the time of an empty file. */
export interface WeeklyMark {
  isDue(): boolean
  set(): void
}

export function createWeeklyMark(file: string, nowMs: () => number = Date.now): WeeklyMark {
  return {
    isDue() {
      try {
        // A clock that was ahead once must not silence it for years.
        return Math.abs(nowMs() - statSync(file).mtimeMs) >= WEEK_MS
      } catch {
        return true
      }
    },
    set: () => writeFileSync(file, ''),
  }
}
