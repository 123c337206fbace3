import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** A request to checkpoint this database, or to close it: `closed[0]` then becomes 1. */
export type CheckpointRequest = { readonly path: string } | { readonly closed: Int32Array }

let database: Database.Database | null = null

/** The entry point of a worker thread. Answers every `path` with true or SQLite's error message. */
parentPort?.on('message', (request: CheckpointRequest) => {
  if ('closed' in request) {
    database?.close()
    Atomics.store(request.closed, 0, 1)
    Atomics.notify(request.closed, 0)
    parentPort?.close()
    return
  }
  try {
    database ??= new Database(request.path, { fileMustExist: true })
    // PASSIVE neither waits for other connections nor blocks them (sqlite.org/wal.html#ckpt).
    database.pragma('wal_checkpoint(PASSIVE)')
    parentPort?.postMessage(true)
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error))
  }
})
