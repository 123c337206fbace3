import { Worker } from 'node:worker_threads'
import type { CheckpointRequest } from './checkpoint-worker.ts'
import type { SqliteDatabase } from './database.ts'

/** Keeps the write-ahead log short without holding up packets. */
export interface WalCheckpoints {
  /** To be called after every commit, with how many rows it wrote. */
  noteRows(count: number): void
  /** Before the databases are closed. */
  close(): void
}

/**
 * A row makes a page of 4 KiB at most, or two, and rows that follow one another share theirs: the log stays at some MiB. More often, and at
 * 12,000 rows a second the thread's copying never ends, which makes every sync of a lease slower.
 */
const ROWS_PER_CHECKPOINT = 4000
/** The thread goes when nothing was written for so long, and its memory with it. */
const IDLE_MS = 10_000
/** For a thread that is copying to a slow disk; beyond this its log is left to the next start. */
const CLOSE_WITHIN_MS = 2000

/**
 * Copies the log into the database on a thread of its own, where it takes 5 to 40 ms every few thousand rows; then the
 * rest, which was written meanwhile, is copied here in a moment, so that the next commit begins at the log's start again.
 * Where the thread fails, SQLite's own checkpoints do it (`wal_autocheckpoint`, see database.ts).
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

  /** What turns 1 once the thread has closed its connection; null where there is none. */
  const letGo = (): Int32Array | null => {
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
    idle = setTimeout(letGo, IDLE_MS).unref()
    if (answer !== true) return
    try {
      database.pragma('wal_checkpoint(PASSIVE)')
    } catch {
      // A full disk, as a rule: whoever writes next is told.
    }
  }
  const start = (): Worker => {
    const started = new Worker(workerFile, { execArgv: [] })
    started.unref()
    started.on('message', (answer: true | string) => {
      if (started === worker) finish(answer)
    })
    // The next checkpoint tries with a new one.
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
      const closed = letGo()
      if (closed) Atomics.wait(closed, 0, 0, CLOSE_WITHIN_MS)
    },
  }
}
