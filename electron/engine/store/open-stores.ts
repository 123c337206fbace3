import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { setBrokenDatabaseAside } from './broken-database.ts'
import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { SqliteAnswerStore } from './sqlite-answer-store.ts'
import { SqliteEntryArguments } from './sqlite-entry-arguments.ts'
import { SqliteImageStore } from './sqlite-image-store.ts'
import { SqliteJournalStore } from './sqlite-journal-store.ts'
import { SqliteLeaseStore } from './sqlite-lease-store.ts'
import { SqliteMachineGroupStore } from './sqlite-machine-group-store.ts'
import { SqliteLoaderTrials } from './sqlite-loader-trials.ts'
import { SqliteMachineStore } from './sqlite-machine-store.ts'
import { SqliteSettingsStore } from './sqlite-settings-store.ts'
import { createWalCheckpoints } from './wal-checkpoints.ts'
import { openWalSync } from './wal-sync.ts'

/** Everything that is remembered, over one file and two connections: a durable one, and a relaxed one for the journal. */
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
  /** Where a broken file of an earlier run is now; null as a rule. What is here began anew then. */
  readonly databaseSetAside: string | null
  close(): void
}

/**
 * Creates the folder where it is missing, and keeps other processes out of it until `close`. `checkpointWorker` is the
 * module `store/checkpoint-worker.ts`, or its bundle.
 * Throws `data-folder-unusable`, `data-folder-in-use` or `data-from-newer-version`.
 */
export function openStores(dataFolder: string, checkpointWorker: URL): Stores {
  const opened: { close(): void }[] = []
  const keep = <T extends { close(): void }>(one: T): T => {
    opened.unshift(one)
    return one
  }
  const closeAll = (): void => {
    for (const one of opened) one.close()
  }
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    keep(lockFolder(dataFolder))
    const path = join(dataFolder, 'slipway.db')
    const databaseSetAside = setBrokenDatabaseAside(path, Date.now())
    return { ...openTables(path, checkpointWorker, keep), databaseSetAside, close: closeAll }
  } catch (cause) {
    closeAll()
    if (cause instanceof SlipwayError) throw cause
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new SlipwayError('data-folder-unusable', { path: dataFolder, detail }, cause)
  }
}

/** What is kept is closed in the other order. */
function openTables(
  path: string,
  checkpointWorker: URL,
  keep: <T extends { close(): void }>(one: T) => T,
): Omit<Stores, 'close' | 'databaseSetAside'> {
  const durable = keep(openDatabase(path, 'durable'))
  const relaxed = keep(openDatabase(path, 'relaxed'))
  const { noteRows } = keep(createWalCheckpoints({ database: relaxed, workerFile: checkpointWorker }))
  const machines = new SqliteMachineStore(durable)
  keep({ close: () => machines.flush() })
  const leases = new SqliteLeaseStore({
    database: relaxed,
    walSync: openWalSync(relaxed),
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
    // Learnt again at the next boot: not worth a sync for each of two hundred machines that start together.
    loaderTrials: new SqliteLoaderTrials(relaxed),
    answers: new SqliteAnswerStore(durable),
    journal: new SqliteJournalStore(relaxed, noteRows),
  }
}
