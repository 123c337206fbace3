import { existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { setBrokenDatabaseAside } from '#engine/store/broken-database.ts'
import { openDatabase } from '#engine/store/database.ts'
import { migrations } from '#engine/store/migrations/list.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 12, 0, 0)
const LETTER = 'this is not a database, it is a letter to a friend. '.repeat(100)

function place(): { folder: string; path: string } {
  const folder = temporaryFolder()
  return { folder, path: join(folder, 'slipway.db') }
}

it('leaves an intact file, a missing one and an empty one alone', () => {
  const { folder, path } = place()
  expect(setBrokenDatabaseAside(path, NOW)).toBeNull()
  openDatabase(path, 'durable').close()
  expect(setBrokenDatabaseAside(path, NOW)).toBeNull()
  expect(readdirSync(folder)).toEqual(['slipway.db'])
  const other = place()
  writeFileSync(other.path, '')
  expect(setBrokenDatabaseAside(other.path, NOW)).toBeNull()
})

it('renames a file that is not a database, with its companions, and a new one can be created', () => {
  const { path } = place()
  writeFileSync(path, LETTER)
  const aside = setBrokenDatabaseAside(path, NOW)
  expect(aside).toBe(`${path}.broken-20261120T120000Z`)
  expect(readFileSync(aside!, 'utf8')).toBe(LETTER)
  expect(existsSync(path)).toBe(false)
  openDatabase(path, 'durable').close()
})

it('never overwrites one that was renamed before', () => {
  const { folder, path } = place()
  for (const text of [LETTER, LETTER.toUpperCase()]) {
    writeFileSync(path, text)
    setBrokenDatabaseAside(path, NOW)
  }
  expect(readdirSync(folder).sort()).toEqual([
    'slipway.db.broken-20261120T120000Z',
    'slipway.db.broken-20261120T120000Z-2',
  ])
})

it('finds the damage that a lost disk block leaves after a crash', () => {
  const { path } = place()
  const database = openDatabase(path, 'durable')
  const insert = database.prepare('INSERT INTO settings (name, value) VALUES (?, ?)')
  for (let n = 0; n < 2000; n++) insert.run(`name-${n}`, JSON.stringify('x'.repeat(100)))
  database.close()
  // A page in the middle of the table, and a write-ahead log that was not checkpointed.
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, Math.floor(statSync(path).size / 8192) * 4096)
  writeFileSync(`${path}-wal`, '')
  expect(setBrokenDatabaseAside(path, NOW)).not.toBeNull()
})

it('leaves a file of a newer Slipway untouched', () => {
  const { folder, path } = place()
  const database = openDatabase(path, 'durable')
  database.pragma(`user_version = ${migrations.length + 1}`)
  database.close()
  const before = readFileSync(path)
  expect(setBrokenDatabaseAside(path, NOW)).toBeNull()
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['slipway.db'])
})
