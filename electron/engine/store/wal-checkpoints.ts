import { Worker } from 'node:worker_threads'
import type { CheckpointRequest } from './checkpoint-worker.ts'
import type { SqliteDatabase } from './database.ts'

/** Keeps the write-ahead log short without holding up packets. */
export interface WalCheckpoints {
  /** Call after every commit with the number of rows it wrote. */
  noteRows(count: number): void
  /** Call before closing the databases. */
  close(): void
}

/**
 * A row fills at most one or two pages of 4 KiB, and consecutive rows share theirs, so the log stays at a few MiB.
 * With more frequent checkpoints, at 12,000 rows a second the thread would never stop copying, which slows every sync
 * of a lease.
 */
const ROWS_PER_CHECKPOINT = 4000
/** The thread ends, and frees its memory, after this long without writes. */
const IDLE_MS = 10_000
/** Time for a thread that is copying to a slow disk; after that, the next start finishes its log. */
const CLOSE_WITHIN_MS = 1000

/**
 * Checkpoints on a separate thread, which takes 5 to 40 ms every few thousand rows. Then it copies here, briefly, what
 * was written meanwhile, so that the next commit starts at the beginning of the log again. If the thread fails,
 * SQLite's own checkpoints take over (`wal_autocheckpoint`, see database.ts).
 */
export function createWalCheckpoints(needs: {
  readonly database: SqliteDatabase
  /** `checkpoint-worker.ts`, or its bundle. */
  readonly workerFile: URL
}): WalCheckpoints {
  const { database, workerFile } = needs
  let rows = 0
  let worker: Worker | null = null
  let isCopying = false
  let idle: NodeJS.Timeout | null = null

  /** An array whose first element becomes 1 once the thread has closed its connection; null without a thread. */
  const releaseWorker = (): Int32Array | null => {
    const leaving = worker
    worker = null
    isCopying = false
    if (idle) clearTimeout(idle)
    idle = null
    if (!leaving) return null
    const closed = new Int32Array(new SharedArrayBuffer(4))
    leaving.postMessage({ closed } satisfies CheckpointRequest)
    return closed
  }
  const finish = (answer: true | string): void => {
    isCopying = false
    idle = setTimeout(releaseWorker, IDLE_MS).unref()
    if (answer !== true) return
    try {
      database.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // Usually a full disk: the next write reports it.
    }
  }
  const start = (): Worker => {
    const started = new Worker(workerFile, { execArgv: [] })
    started.unref()
    started.on('message', (answer: true | string) => {
      if (started === worker) finish(answer)
    })
    // The next checkpoint starts a new thread.
    started.on('error', () => {
      if (started !== worker) return
      worker = null
      isCopying = false
    })
    return started
  }
  const copy = (): void => {
    rows = 0
    isCopying = true
    if (idle) clearTimeout(idle)
    idle = null
    worker ??= start()
    worker.postMessage({ path: database.name } satisfies CheckpointRequest)
  }

  return {
    noteRows(count) {
      rows += count
      if (rows >= ROWS_PER_CHECKPOINT && !isCopying) copy()
    },
    close() {
      const closed = releaseWorker()
      if (closed) Atomics.wait(closed, 0, 0, CLOSE_WITHIN_MS)
    },
  }
}
