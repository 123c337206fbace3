import type { Party } from '../record.ts'
import type { RecordFact } from '../record.ts'
import type { Clock } from '../clock.ts'

const PROGRESS_INTERVAL_MS = 100

/** The facts of one file on its way to a client. */
export interface TransferFacts {
  started(sizeBytes: number, part: { readonly offset: number; readonly fileSizeBytes: number }): void
  /** May be called for every chunk: at most ten facts a second come of it. */
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
}): TransferFacts {
  const { request, path, party, record, clock } = needs
  const startedAtMs = clock.nowMs()
  let lastProgressMs = startedAtMs
  let sizeBytes = 0
  let sentBytes = 0
  return {
    started(size, part) {
      sizeBytes = size
      record({ kind: 'http.started', request, path, sizeBytes, ...part }, party)
    },
    sent(sent) {
      sentBytes = sent
      const nowMs = clock.nowMs()
      if (nowMs - lastProgressMs < PROGRESS_INTERVAL_MS) return
      lastProgressMs = nowMs
      record({ kind: 'http.progress', request, path, sentBytes, sizeBytes }, party)
    },
    finished(status) {
      const tookMs = clock.nowMs() - startedAtMs
      record({ kind: 'http.finished', request, path, status, sentBytes, tookMs }, party)
    },
    aborted() {
      record({ kind: 'http.aborted', request, path, sentBytes, sizeBytes }, party)
    },
  }
}
