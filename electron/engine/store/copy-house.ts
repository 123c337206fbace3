import { join } from 'node:path'
import { openDatabase } from './database.ts'

/** What can be booted and how, but nothing of which machines there are and what they did. */
const TABLES = ['images', 'entry_arguments', 'settings', 'answers', 'machine_groups']

/**
 * Copies images, arguments, menu, answers and groups of one data folder into a new one, which may be on another disk. Another process
 * may be writing to the first. Throws as `openDatabase` does.
 */
export function copyHouse(from: string, to: string): void {
  const database = openDatabase(join(to, 'slipway.db'), 'relaxed')
  try {
    database.prepare('ATTACH DATABASE ? AS house').run(join(from, 'slipway.db'))
    database.transaction(() => {
      for (const table of TABLES)
        database.exec(`INSERT OR REPLACE INTO main.${table} SELECT * FROM house.${table}`)
    })()
    database.exec('DETACH DATABASE house')
  } finally {
    database.close()
  }
}
