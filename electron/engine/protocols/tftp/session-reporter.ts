import type { BootFact } from '#contract/boot-event.ts'
import type { Clock } from '../../base/clock.ts'
import type { Negotiated } from './options.ts'
import type { SessionListener } from './session.ts'

/** Ten a second are as many as a person can see. */
const PROGRESS_INTERVAL_MS = 100

/** Turns what a session tells into facts. */
export function createSessionReporter(needs: {
  transfer: number
  file: string
  sizeBytes: number
  negotiated: Negotiated
  clock: Clock
  record: (fact: BootFact) => void
}): SessionListener {
  const { transfer, file, sizeBytes, negotiated, clock, record } = needs
  let startedAtMs = clock.nowMs()
  let reportedAtMs = startedAtMs
  let reportedBytes = 0

  const report = (sentBytes: number): void => {
    reportedAtMs = clock.nowMs()
    reportedBytes = sentBytes
    record({ kind: 'tftp.progress', transfer, file, sentBytes, sizeBytes })
  }

  return {
    started() {
      startedAtMs = reportedAtMs = clock.nowMs()
      const { blksize, windowsize } = negotiated
      record({ kind: 'tftp.started', transfer, file, sizeBytes, blksize, windowsize })
    },
    progressed(sentBytes) {
      if (clock.nowMs() - reportedAtMs >= PROGRESS_INTERVAL_MS) report(sentBytes)
    },
    repeated(sentBytes) {
      // How far it got before it fell silent: nothing else may be heard of it.
      if (sentBytes > reportedBytes) report(sentBytes)
    },
    ended(outcome, sentBytes) {
      if (outcome.kind === 'probed') record({ kind: 'tftp.probed', file, sizeBytes })
      else if (outcome.kind === 'failed')
        record({ ...outcome, kind: 'tftp.failed', transfer, file, sentBytes, sizeBytes })
      else record({ kind: 'tftp.finished', transfer, file, sizeBytes, tookMs: clock.nowMs() - startedAtMs })
    },
  }
}
