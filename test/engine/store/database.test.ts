import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { migrations } from '#engine/store/migrations/list.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function open(path: string) {
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  return database
}

it('creates every table as STRICT and counts its migrations', () => {
  const database = open(join(temporaryFolder(), 'slipway.db'))
  expect(database.pragma('user_version', { simple: true })).toBe(migrations.length)
  const tables = database
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    .all() as {
    name: string
    strict: number
  }[]
  const ours = tables.filter(table => !table.name.startsWith('sqlite_'))
  expect(ours.length).toBeGreaterThan(5)
  expect(ours.filter(table => table.strict === 0)).toEqual([])
})

it('opens what it made before, without migrating again', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  open(path).prepare("INSERT INTO settings (name, value) VALUES ('a', '1')").run()
  expect(open(path).prepare('SELECT value FROM settings').all()).toEqual([{ value: '1' }])
})

it('syncs the disk at every durable commit', () => {
  const database = open(join(temporaryFolder(), 'slipway.db'))
  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
})

it('refuses a file from a newer Slipway by name and leaves it alone', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  open(path).pragma(`user_version = ${migrations.length + 1}`)
  expect(() => openDatabase(path, 'durable')).toThrow(
    expect.objectContaining({ code: 'data-from-newer-version', params: { path } }),
  )
  expect(open(join(temporaryFolder(), 'other.db'))).toBeDefined()
})

it('refuses a file that is no database with the path in the error', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  writeFileSync(path, 'this is not a database, it is a letter to a friend. '.repeat(100))
  expect(() => openDatabase(path, 'durable')).toThrow(
    expect.objectContaining({ code: 'data-folder-unusable' }),
  )
})

it('does not hold packets up for seconds while another program has the file', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const relaxed = openDatabase(path, 'relaxed')
  onTestFinished(() => void relaxed.close())
  const other = open(path)
  other.exec('BEGIN IMMEDIATE')
  const beganMs = performance.now()
  expect(() => relaxed.exec("INSERT INTO settings (name, value) VALUES ('a', '1')")).toThrow(/locked/)
  expect(performance.now() - beganMs).toBeLessThan(1000)
  other.exec('COMMIT')
  relaxed.exec("INSERT INTO settings (name, value) VALUES ('a', '1')")
})

it('takes machines of an older Slipway over as they were', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const old = new Database(path)
  for (const sql of migrations.slice(0, 3)) old.exec(sql)
  old.pragma('user_version = 3')
  old.exec(`INSERT INTO machines (mac, arch, entry, next, dns, first_seen_ms, last_seen_ms)
    VALUES ('52:54:00:00:00:0a', 'x64-uefi', 'debian', 'once', '["10.0.0.1"]', 1, 2)`)
  old.close()
  const [machine] = new SqliteMachineStore(open(path)).list()
  expect(machine).toMatchObject({ entry: 'debian', next: 'once', dns: ['10.0.0.1'], lastStart: null })
})
