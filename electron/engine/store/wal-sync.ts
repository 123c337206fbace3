import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import type { SqliteDatabase } from './database.ts'

/** Puts commits of `relaxed` connections on the disk for certain, without holding up the thread for long. */
export interface WalSync {
  /**
   * Calls back, at once on a quick disk and in a later turn on others, when every transaction committed before the call survives a power cut, else with
   * the reason why not.
   */
  sync(done: (error: Error | null) => void): void
  close(): void
}

/**
 * A `relaxed` commit has written its frames to the write-ahead log, unsynced; this syncs the log file itself, on a
 * thread of the pool unless the disk is quicker than that (see {@link createSyncPace}). That is as good as `synchronous = FULL`: recovery takes every whole transaction of the log in
 * order, all of them are in the file by now, and a checkpoint that resets the log has synced the database first
 * (sqlite.org/pragma.html#pragma_synchronous, NORMAL). The database's locks are on other files, so closing this
 * descriptor drops none (sqlite.org/howtocorrupt.html §2.2).
 */
export function openWalSync(database: SqliteDatabase): WalSync {
  const fd = openSync(`${database.name}-wal`, 'r+')
  let isSyncing = false
  let isClosed = false
  /** A kernel that failed to write a page may call it clean all the same, so the next sync proves nothing. */
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
      const beganMs = performance.now()
      if (pace.isQuick() && !isClosed) {
        const error = syncHere()
        pace.noteWaited(performance.now() - beganMs)
        return done(settle(error))
      }
      isSyncing = true
      fdatasync(fd, error => {
        isSyncing = false
        pace.noteThreaded(performance.now() - beganMs)
        if (!isClosed) return done(settle(error))
        closeSync(fd)
        done(error)
      })
    },
    close() {
      isClosed = true
      if (!isSyncing) closeSync(fd)
    },
  }
}

/** At 3,000 leases a second, each with a sync of its own, the thread has half its time for everything else. */
const QUICK_MS = 0.15
/** What a disk is taken for before anything is known of it. */
const UNKNOWN_MS = 1
/** Each sync counts for so much: one slow sync outweighs some twenty quick ones. */
const WEIGHT = 1 / 16
/** A sync by way of a thread of the pool takes longer by both wakings; beyond this it was the disk. */
const HOPEFUL_MS = 1
/** Every so many hopeful syncs one is waited for, to see what the disk alone takes. */
const TRIAL_EVERY = 8

/** Is this a disk whose syncs are so short that waiting for them is cheaper than not waiting? */
export interface SyncPace {
  isQuick(): boolean
  /** A sync that was waited for took so long. */
  noteWaited(tookMs: number): void
  /** A sync that a thread of the pool made was told of after so long. */
  noteThreaded(tookMs: number): void
}

/**
 * Judges by a running mean of the syncs that were waited for. A page of the log is on a good solid-state disk in
 * 0.07 ms; waking a thread for it and hearing back takes longer than that, so what a thread took only tells whether a
 * trial is worth it. A turning disk takes 10 ms and more, and nobody waits for it.
 */
export function createSyncPace(): SyncPace {
  let meanMs = UNKNOWN_MS
  let hopeful = 0
  return {
    isQuick: () => meanMs < QUICK_MS || hopeful >= TRIAL_EVERY,
    noteWaited(tookMs) {
      hopeful = 0
      meanMs += (tookMs - meanMs) * WEIGHT
    },
    noteThreaded(tookMs) {
      hopeful = tookMs < HOPEFUL_MS ? hopeful + 1 : 0
    },
  }
}
