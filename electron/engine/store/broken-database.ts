import { existsSync, renameSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openDatabase } from './database.ts'

/** The files that SQLite keeps next to a database and that belong to it alone. */
const COMPANIONS = ['', '-wal', '-shm']

/**
 * Makes sure that `path` can be opened. If SQLite reports that the file is not a database or is damaged, renames it
 * with its companions to `slipway.db.broken-20261120T120000Z` and returns the new path; otherwise null. Deletes
 * nothing. Leaves a file of a newer Slipway, or one that cannot be read, for {@link openDatabase} to report.
 */
export function setBrokenDatabaseAside(path: string, nowMs: number): string | null {
  if (!existsSync(path) || !isBroken(path)) return null
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const aside = freePath(`${path}.broken-${stamp}`)
  for (const ending of COMPANIONS) if (existsSync(path + ending)) renameSync(path + ending, aside + ending)
  return aside
}

function isBroken(path: string): boolean {
  // A clean close deletes the write-ahead log; it is left only after a kill or a power cut (sqlite.org/wal.html).
  const endedBadly = existsSync(`${path}-wal`)
  try {
    const database = openDatabase(path, 'durable')
    try {
      return endedBadly && database.pragma('quick_check(1)', { simple: true }) !== 'ok'
    } finally {
      database.close()
    }
  } catch (error) {
    return saysBroken(error) || (error instanceof Error && saysBroken(error.cause))
  }
}

function saysBroken(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
}

function freePath(wanted: string): string {
  let path = wanted
  for (let number = 2; existsSync(path); number++) path = `${wanted}-${number}`
  return path
}
