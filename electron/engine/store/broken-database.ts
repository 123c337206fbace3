import { existsSync, renameSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openDatabase } from './database.ts'

/** SQLite keeps these beside the file, and they belong to it alone. */
const COMPANIONS = ['', '-wal', '-shm']

/**
 * Makes sure that `path` can be opened. A file that SQLite calls no database, or damaged, is renamed to
 * `slipway.db.broken-20261120T120000Z` with what belongs to it, and its new path is returned; null where all is well. Nothing
 * is deleted. A file of a newer Slipway, or one that may not be read, is left as it is, and opening it says so.
 */
export function setBrokenDatabaseAside(path: string, nowMs: number): string | null {
  if (!existsSync(path) || !isBroken(path)) return null
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const aside = freePath(`${path}.broken-${stamp}`)
  for (const ending of COMPANIONS) if (existsSync(path + ending)) renameSync(path + ending, aside + ending)
  return aside
}

function isBroken(path: string): boolean {
  // A log of changes is left only by a program that was killed, or a computer that lost its power.
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
