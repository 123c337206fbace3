import type { Check } from '../check.ts'
import type { Clock } from '../../../base/clock.ts'

/** With less, the next log line or lease may not fit. */
const BLOCKING_BYTES = 16 * 1024 * 1024
/** With less, the next import may not fit: it copies the ISO's kernel and initrd. */
const WARNING_BYTES = 256 * 1024 * 1024

/** The data folder has free space. `freeBytes` is null if the system does not report it. */
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

/** Before Slipway's first version. */
const EARLIEST_MS = Date.UTC(2026, 0, 1)
/** For files written in another time zone, or before the clock was adjusted a little. */
const TOLERANCE_MS = 24 * 3_600_000

/**
 * The clock is not behind: installers set their time from the machine's clock, check certificates by it, and leases
 * expire by it. `newestFileMs` is the time of the newest file that Slipway wrote; null if there is none.
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

/** The programs for test machines are installed. Serving does not need them, so this is a note at most. */
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
