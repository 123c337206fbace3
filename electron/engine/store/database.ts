import Database from 'better-sqlite3'
import { SlipwayError } from '#contract/errors.ts'
import { migrations } from './migrations/list.ts'

export type SqliteDatabase = Database.Database

/**
 * Durability of a commit. `durable` syncs the disk at every commit: acknowledged changes survive a power cut.
 * `relaxed` may lose the last transactions in a power cut, but not in a crash of the program: for the journal.
 */
export type Durability = 'durable' | 'relaxed'

/**
 * In pages. SQLite's own checkpoint runs inside a commit and delays it, so this applies only if wal.ts has
 * been failing.
 */
const OWN_CHECKPOINT_PAGES = 12_000

/** How long a write blocks the thread while another program locks the file, in ms: packets cannot wait long. */
const BUSY_MS: Readonly<Record<Durability, number>> = { durable: 5000, relaxed: 50 }

/**
 * Opens the database file; creates or migrates it if necessary. Throws `data-folder-unusable` {path, detail} or
 * `data-from-newer-version` {path}.
 */
export function openDatabase(path: string, durability: Durability): SqliteDatabase {
  let database: SqliteDatabase
  try {
    database = new Database(path)
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${durability === 'durable' ? 'FULL' : 'NORMAL'}`)
    database.pragma('foreign_keys = ON')
    database.pragma(`wal_autocheckpoint = ${OWN_CHECKPOINT_PAGES}`)
    database.pragma(`busy_timeout = ${BUSY_MS[durability]}`)
  } catch (cause) {
    throw new SlipwayError('data-folder-unusable', { path, detail: detailOf(cause) }, cause)
  }
  try {
    migrate(database, path)
  } catch (cause) {
    database.close()
    throw cause instanceof SlipwayError
      ? cause
      : new SlipwayError('data-folder-unusable', { path, detail: detailOf(cause) }, cause)
  }
  return database
}

/** Migrates to the newest schema. `user_version` counts the applied migrations. */
function migrate(database: SqliteDatabase, path: string): void {
  database
    .transaction(() => {
      const applied = Number(database.pragma('user_version', { simple: true }))
      if (applied > migrations.length) throw new SlipwayError('data-from-newer-version', { path })
      for (const sql of migrations.slice(applied)) database.exec(sql)
      database.pragma(`user_version = ${migrations.length}`)
    })
    .immediate()
}

function detailOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
