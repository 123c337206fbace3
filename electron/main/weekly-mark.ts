import { statSync, writeFileSync } from 'node:fs'

const WEEK_MS = 7 * 24 * 3_600_000

/** When something was last done, stored as the modification time of an empty file. */
export interface WeeklyMark {
  isDue(): boolean
  set(): void
}

export function createWeeklyMark(file: string, nowMs: () => number = Date.now): WeeklyMark {
  return {
    isDue() {
      try {
        // If the clock was once ahead, the mark must not block for years.
        return Math.abs(nowMs() - statSync(file).mtimeMs) >= WEEK_MS
      } catch {
        return true
      }
    },
    set: () => writeFileSync(file, ''),
  }
}
