import type { Clock } from '../../../base/clock.ts'
import type { Check } from '../check.ts'

/** This program was not there before. */
const EARLIEST_MS = Date.UTC(2026, 0, 1)
/** Of files that were written in another time zone's idea of now, or by a clock that was set a little. */
const TOLERANCE_MS = 24 * 3_600_000

/**
 * The clock is not behind: installers get their time from nobody else for a while, refuse certificates by it, and leases
 * end by it. `newestFileMs` is when the youngest of our own files was written; null where there is none.
 */
export function createClockCheck(needs: { clock: Clock; newestFileMs: () => Promise<number | null> }): Check {
  return {
    id: 'clock',
    async run() {
      const nowMs = needs.clock.nowMs()
      const newestMs = (await needs.newestFileMs()) ?? 0
      const isWrong = nowMs < EARLIEST_MS || newestMs > nowMs + TOLERANCE_MS
      const facts = { nowMs }
      if (!isWrong) return { facts }
      return {
        facts,
        findings: [
          {
            code: 'clock-wrong',
            severity: 'warning',
            facts: { nowMs, laterMs: Math.max(newestMs, EARLIEST_MS) },
            fixes: [{ kind: 'show-command', command: { program: 'timedatectl', args: ['set-ntp', 'true'] } }],
          },
        ],
      }
    },
  }
}
