import type { Party, RecordFact } from '../../base/record-fact.ts'
import type { Clock } from '../../base/clock.ts'

/** The facts of one file on its way to a client. */
export interface TransferFacts {
  started(sizeBytes: number, part: { readonly offset: number; readonly fileSizeBytes: number }): void
  /** May be called for every chunk: at most ten facts a second come of it, of a thousand transfers a hundred. */
  sent(sentBytes: number): void
  finished(status: number): void
  aborted(): void
}

/** Keeps count for one request and tells it in facts. */
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

/** For one transfer alone. */
const LEAST_MS = 100
/** At most a hundred facts a second of all transfers together: every fact goes to the journal and to every page. */
const PER_TRANSFER_MS = 10

/** How often transfers report their progress. */
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
