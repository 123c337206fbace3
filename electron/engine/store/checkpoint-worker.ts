import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Copy the write-ahead log of this database, or close it: then `closed[0]` becomes 1. */
export type CheckpointRequest = { readonly path: string } | { readonly closed: Int32Array }

let database: Database.Database | null = null

/** The entry of a worker thread. Answers every `path` with true, or with what SQLite said. */
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
    // PASSIVE waits for nobody and makes nobody wait (sqlite.org/wal.html#ckpt).
    database.pragma('wal_checkpoint(PASSIVE)')
    parentPort?.postMessage(true)
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error))
  }
})
