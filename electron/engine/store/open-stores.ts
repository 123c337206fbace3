import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SlipwayError } from '#contract/errors.ts'
import { setBrokenDatabaseAside } from './broken-database.ts'
import { openDatabase } from './database.ts'
import { SqliteAnswerStore } from './sqlite-answer-store.ts'
import { SqliteEntryArguments, SqliteImageStore } from './sqlite-image-store.ts'
import { SqliteJournalStore } from './sqlite-journal-store.ts'
import { SqliteLeaseStore } from './sqlite-lease-store.ts'
import { SqliteLoaderTrials } from './sqlite-loader-trials.ts'
import { SqliteMachineGroupStore, SqliteMachineStore } from './sqlite-machine-store.ts'
import { SqliteSettingsStore } from './sqlite-settings-store.ts'
import { createWalCheckpoints, openWalSync } from './wal.ts'

/** All stores, over one file and two connections: a durable one, and a relaxed one for the journal. */
export interface Stores {
  readonly leases: SqliteLeaseStore
  readonly machines: SqliteMachineStore
  readonly groups: SqliteMachineGroupStore
  readonly images: SqliteImageStore
  readonly entryArguments: SqliteEntryArguments
  readonly settings: SqliteSettingsStore
  readonly loaderTrials: SqliteLoaderTrials
  readonly answers: SqliteAnswerStore
  readonly journal: SqliteJournalStore
  /** The new path of a damaged database of an earlier run, which Slipway replaced with an empty one. Usually null. */
  readonly databaseSetAside: string | null
  close(): void
}

/**
 * Opens all stores. Creates the folder if missing, and keeps other processes out of it until `close`.
 * `checkpointWorker` is the module `store/checkpoint-worker.ts` or its bundle. Throws `data-folder-unusable`,
 * `data-folder-in-use` or `data-from-newer-version`.
 */
export function openStores(dataFolder: string, checkpointWorker: URL): Stores {
  const opened: { close(): void }[] = []
  const keep = <T extends { close(): void }>(one: T): T => {
    opened.unshift(one)
    return one
  }
  /** Throws the first error, after everything was tried. */
  const closeAll = (): void => {
    const errors: unknown[] = []
    for (const one of opened) {
      try {
        one.close()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
  }
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    keep(lockFolder(dataFolder))
    const path = join(dataFolder, 'slipway.db')
    const databaseSetAside = setBrokenDatabaseAside(path, Date.now())
    return { ...openTables(path, checkpointWorker, keep), databaseSetAside, close: closeAll }
  } catch (cause) {
    try {
      closeAll()
    } catch {
      // Why it could not be opened matters more.
    }
    if (cause instanceof SlipwayError) throw cause
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new SlipwayError('data-folder-unusable', { path: dataFolder, detail }, cause)
  }
}

/** Closes in reverse order of opening. */
function openTables(
  path: string,
  checkpointWorker: URL,
  keep: <T extends { close(): void }>(one: T) => T,
): Omit<Stores, 'close' | 'databaseSetAside'> {
  const durable = keep(openDatabase(path, 'durable'))
  const relaxed = keep(openDatabase(path, 'relaxed'))
  const { noteRows } = keep(createWalCheckpoints({ database: relaxed, workerFile: checkpointWorker }))
  const walSync = openWalSync(relaxed)
  const machines = new SqliteMachineStore(durable, { database: relaxed, sync: walSync.sync })
  keep({ close: () => void machines.flush() })
  const leases = new SqliteLeaseStore({
    database: relaxed,
    walSync,
    reservations: machines,
    noteRows,
  })
  keep(leases)
  return {
    leases,
    machines,
    groups: new SqliteMachineGroupStore(durable),
    images: new SqliteImageStore(durable),
    entryArguments: new SqliteEntryArguments(durable),
    settings: new SqliteSettingsStore(durable),
    // Relaxed: Slipway learns them again at the next boot, which is not worth a sync for each of 200 machines that
    // start together.
    loaderTrials: new SqliteLoaderTrials(relaxed),
    answers: new SqliteAnswerStore(durable),
    journal: new SqliteJournalStore(relaxed, noteRows),
  }
}

/** Commands hold the folder only briefly, so waiting this long usually succeeds. */
const WAIT_MS = 2000

/**
 * Makes this process the only one that uses a folder's data: numbers and file names are assigned from memory. The lock
 * is SQLite's own, on an empty file, so it works wherever the database works and ends with the process, however that
 * ends. Waits up to two seconds for another process, then throws `data-folder-in-use` {path}.
 */
function lockFolder(folder: string): { close(): void } {
  const database = new Database(join(folder, 'slipway.lock'), { timeout: WAIT_MS })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause
    throw new SlipwayError('data-folder-in-use', { path: folder }, cause)
  }
  return { close: () => void database.close() }
}

/** The tables that describe what can be booted and how, without the machines and their history. */
const TABLES = ['images', 'entry_arguments', 'settings', 'answers', 'machine_groups']

/**
 * Copies images, arguments, menu, answer files and groups of one data folder to a new one, which may be on another
 * disk. Another process may be writing to the first. Throws as `openDatabase` does.
 */
export function copySetup(from: string, to: string): void {
  const database = openDatabase(join(to, 'slipway.db'), 'relaxed')
  try {
    database.prepare('ATTACH DATABASE ? AS source').run(join(from, 'slipway.db'))
    database.transaction(() => {
      for (const table of TABLES)
        database.exec(`INSERT OR REPLACE INTO main.${table} SELECT * FROM source.${table}`)
    })()
    database.exec('DETACH DATABASE source')
  } finally {
    database.close()
  }
}
