import type { Party, RecordFact } from '../../base/record-fact.ts'
import type { Clock } from '../../base/clock.ts'

/** Reports the transfer of one file to a client. */
export interface TransferFacts {
  started(sizeBytes: number, part: { readonly offset: number; readonly fileSizeBytes: number }): void
  /**
   * May be called for every chunk. Emits at most ten facts a second, and at most a hundred for a thousand transfers.
   */
  sent(sentBytes: number): void
  finished(status: number): void
  aborted(): void
}

/** Counts the bytes of one request and reports them as facts. */
export function createTransferFacts(needs: {
  readonly request: number
  readonly path: string
  readonly party: Party
  readonly record: RecordFact
  readonly clock: Clock
  readonly pace: ProgressPace
}): TransferFacts {
  const { request, path, party, record, clock, pace } = needs
  const startedAtMs = clock.nowMs()
  let lastProgressMs = startedAtMs
  let sizeBytes = 0
  let sentBytes = 0
  let isStarted = false
  const end = (): void => {
    if (isStarted) pace.end()
    isStarted = false
  }
  return {
    started(size, part) {
      sizeBytes = size
      isStarted = true
      pace.begin()
      record({ kind: 'http.started', request, path, sizeBytes, ...part }, party)
    },
    sent(sent) {
      sentBytes = sent
      const nowMs = clock.nowMs()
      if (nowMs - lastProgressMs < pace.intervalMs()) return
      lastProgressMs = nowMs
      record({ kind: 'http.progress', request, path, sentBytes, sizeBytes }, party)
    },
    finished(status) {
      end()
      const tookMs = clock.nowMs() - startedAtMs
      record({ kind: 'http.finished', request, path, status, sentBytes, tookMs }, party)
    },
    aborted() {
      end()
      record({ kind: 'http.aborted', request, path, sentBytes, sizeBytes }, party)
    },
  }
}

/** Interval for a single transfer. */
const LEAST_MS = 100
/**
 * At most a hundred facts a second for all transfers together: every fact is written to the journal and pushed to
 * every page.
 */
const PER_TRANSFER_MS = 10

/** Limits how often transfers report their progress. */
export interface ProgressPace {
  begin(): void
  end(): void
  intervalMs(): number
}

/** One pace for all transfers of a server. */
export function createProgressPace(): ProgressPace {
  let running = 0
  return {
    begin: () => void running++,
    end: () => void running--,
    intervalMs: () => Math.max(LEAST_MS, running * PER_TRANSFER_MS),
  }
}
