import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SlipwayError } from '#contract/errors.ts'

/** A command that has the folder for itself is done with it in a moment, as a rule. */
const WAIT_MS = 2000

/**
 * Makes this process the only one that keeps its state in a folder: numbers are given out and files are named from
 * memory. The lock is SQLite's own, on an empty file, so it works where the database does and ends with the process,
 * however that ends. Waits a moment for another process; throws `data-folder-in-use` {path} then.
 */
export function lockFolder(folder: string): { close(): void } {
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
