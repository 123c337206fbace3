import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import type { SqliteDatabase } from './database.ts'
import { createSyncPace } from './sync-pace.ts'

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
 * thread of the pool unless the disk is quicker than that (see sync-pace.ts). That is as good as `synchronous = FULL`: recovery takes every whole transaction of the log in
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
