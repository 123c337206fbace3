import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { openDatabase } from './store/database.ts'
import { SqliteEntryArguments } from './store/sqlite-entry-arguments.ts'
import { SqliteImageStore } from './store/sqlite-image-store.ts'
import { SqliteJournalStore } from './store/sqlite-journal-store.ts'
import { SqliteLeaseStore } from './store/sqlite-lease-store.ts'
import { SqliteMachineStore } from './store/sqlite-machine-store.ts'
import { SqliteSettingsStore } from './store/sqlite-settings-store.ts'
import { openWalSync } from './store/wal-sync.ts'

/** Everything that is remembered, over one file and two connections: a durable one, and a relaxed one for the journal. */
export interface Stores {
  readonly leases: SqliteLeaseStore
  readonly machines: SqliteMachineStore
  readonly images: SqliteImageStore
  readonly entryArguments: SqliteEntryArguments
  readonly settings: SqliteSettingsStore
  readonly journal: SqliteJournalStore
  close(): void
}

/** Creates the folder where it is missing. Throws `data-folder-unusable` or `data-from-newer-version`. */
export function openStores(dataFolder: string): Stores {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new SlipwayError(
      'data-folder-unusable',
      { path: dataFolder, detail: (cause as Error).message },
      cause,
    )
  }
  const path = join(dataFolder, 'slipway.db')
  const durable = openDatabase(path, 'durable')
  const relaxed = openDatabase(path, 'relaxed')
  const machines = new SqliteMachineStore(durable)
  const leases = new SqliteLeaseStore({
    database: relaxed,
    walSync: openWalSync(relaxed),
    reservations: machines,
  })
  return {
    leases,
    machines,
    images: new SqliteImageStore(durable),
    entryArguments: new SqliteEntryArguments(durable),
    settings: new SqliteSettingsStore(durable),
    journal: new SqliteJournalStore(relaxed),
    close() {
      machines.flush()
      leases.close()
      relaxed.close()
      durable.close()
    },
  }
}
