import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import type { SqliteDatabase } from './database.ts'
import { Worker } from 'node:worker_threads'
import type { CheckpointRequest } from './checkpoint-worker.ts'

/** Makes commits of `relaxed` connections durable without blocking the thread for long. */
export interface WalSync {
  /**
   * Calls back when every transaction committed before the call survives a power cut, otherwise with the error:
   * immediately on a fast disk, in a later turn on others.
   */
  sync(done: (error: Error | null) => void): void
  close(): void
}

/**
 * A `relaxed` commit has written its frames to the write-ahead log without a sync. This syncs the log file itself, on
 * a thread of the pool unless the disk is faster than that (see {@link createSyncPace}). That is as safe as
 * `synchronous = FULL`: recovery applies every complete transaction of the log in order, all of them are in the file
 * by now, and a checkpoint that resets the log has synced the database first
 * (sqlite.org/pragma.html#pragma_synchronous, NORMAL). The database's locks are on other files, so closing this
 * descriptor releases none (sqlite.org/howtocorrupt.html §2.2).
 */
export function openWalSync(database: SqliteDatabase): WalSync {
  const fd = openSync(`${database.name}-wal`, 'r+')
  /** Leases and machines share it. */
  let syncing = 0
  let isClosed = false
  /**
   * After a failed write-back the kernel may mark the page clean, so a later successful sync proves nothing (fsync(2),
   * EIO).
   */
  let isLogDoubtful = false

  /** Copies the log, as the kernel still has it in memory, into the database and syncs that. */
  const checkpoint = (): Error | null => {
    try {
      const [answer] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      if (answer?.busy !== 0) return new Error('the write-ahead log cannot be emptied while others read it')
      isLogDoubtful = false
      return null
    } catch (error) {
      return error as Error
    }
  }

  const pace = createSyncPace()
  const settle = (error: Error | null): Error | null => {
    if (error) isLogDoubtful = true
    return isLogDoubtful ? checkpoint() : null
  }
  const syncHere = (): Error | null => {
    try {
      fdatasyncSync(fd)
      return null
    } catch (error) {
      return error as Error
    }
  }

  return {
    sync(done) {
      if (isClosed) return done(new Error('the database is closed'))
      const beganMs = performance.now()
      if (pace.isQuick()) {
        const error = syncHere()
        pace.noteWaited(performance.now() - beganMs)
        return done(settle(error))
      }
      syncing++
      fdatasync(fd, error => {
        syncing--
        pace.noteThreaded(performance.now() - beganMs)
        if (!isClosed) return done(settle(error))
        if (syncing === 0) closeSync(fd)
        done(error)
      })
    },
    close() {
      if (isClosed) return
      isClosed = true
      if (syncing === 0) closeSync(fd)
    },
  }
}

/** At 3,000 leases a second, each with its own sync, the thread still has half its time for everything else. */
const QUICK_MS = 0.15
/** Assumed duration of a sync before the first measurement. */
const UNKNOWN_MS = 1
/** Weight of each sync in the mean: one slow sync outweighs some twenty fast ones. */
const WEIGHT = 1 / 16
/** A sync through a thread takes longer by two wake-ups; beyond this it was the disk. */
const PROMISING_MS = 1
/** After this many promising syncs one runs in place, to measure the disk alone. */
const TRIAL_EVERY = 8

/** Decides whether syncs are so short that waiting for them is cheaper than using a thread. */
export interface SyncPace {
  isQuick(): boolean
  /** Duration of a sync that ran in place. */
  noteWaited(tookMs: number): void
  /** Duration of a sync through a thread of the pool, including both wake-ups. */
  noteThreaded(tookMs: number): void
}

/**
 * Uses a running mean of the syncs that ran in place. A good solid-state disk stores a page of the log in 0.07 ms;
 * waking a thread and being woken by it takes longer than that, so the duration through a thread only shows whether a
 * trial is worth it. A spinning disk takes 10 ms or more, and nothing blocks on it.
 */
export function createSyncPace(): SyncPace {
  let meanMs = UNKNOWN_MS
  let promising = 0
  return {
    isQuick: () => meanMs < QUICK_MS || promising >= TRIAL_EVERY,
    noteWaited(tookMs) {
      promising = 0
      meanMs += (tookMs - meanMs) * WEIGHT
    },
    noteThreaded(tookMs) {
      promising = tookMs < PROMISING_MS ? promising + 1 : 0
    },
  }
}

/** Keeps the write-ahead log short without holding up packets. */
interface WalCheckpoints {
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
