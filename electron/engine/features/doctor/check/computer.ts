import type { Check } from '../check.ts'
import type { Clock } from '../../../base/clock.ts'

/** Less, and the next log line or lease may not find room. */
const BLOCKING_BYTES = 16 * 1024 * 1024
/** Less, and an import of one more ISO may not: its kernel and initrd are copied. */
const WARNING_BYTES = 256 * 1024 * 1024

/** There is room in the data folder. `freeBytes` is null where the system does not say. */
export function createDiskCheck(needs: {
  folder: string
  freeBytes: (folder: string) => Promise<number | null>
}): Check {
  const { folder, freeBytes } = needs
  return {
    id: 'disk',
    async run() {
      const free = await freeBytes(folder)
      if (free === null) return { skipped: 'not-here' }
      const facts = { path: folder, freeBytes: free }
      if (free >= WARNING_BYTES) return { facts }
      const severity = free < BLOCKING_BYTES ? 'blocking' : 'warning'
      return { facts, findings: [{ code: 'disk-full', severity, facts, fixes: [] }] }
    },
  }
}

/** This program was not there before. */
const EARLIEST_MS = Date.UTC(2026, 0, 1)
/** Of files that were written in another time zone's idea of now, or by a clock that was set a little. */
const TOLERANCE_MS = 24 * 3_600_000

/**
 * The clock is not behind: installers get their time from no one else for a while, refuse certificates by it, and leases
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

/** What starts test machines is installed. Nothing that serving needs, so it is a note at most. */
export function createTestMachinesCheck(needs: { missing: () => Promise<readonly string[]> }): Check {
  return {
    id: 'test-machines',
    async run({ isQuick }) {
      if (isQuick) return { skipped: 'quick' }
      const missing = await needs.missing()
      if (missing.length === 0) return {}
      const programs = missing.join(', ')
      return {
        findings: [{ code: 'test-machines-incomplete', severity: 'note', facts: { programs }, fixes: [] }],
      }
    },
  }
}
