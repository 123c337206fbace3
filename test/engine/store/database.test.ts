import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineGroupStore, SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { migrations } from '#engine/store/migrations/list.ts'
import { SqliteImageStore } from '#engine/store/sqlite-image-store.ts'
import { SqliteSettingsStore } from '#engine/store/sqlite-settings-store.ts'
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

it('refuses a file from a newer Slipway with its own error and leaves it alone', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  open(path).pragma(`user_version = ${migrations.length + 1}`)
  expect(() => openDatabase(path, 'durable')).toThrow(
    expect.objectContaining({ code: 'data-from-newer-version', params: { path } }),
  )
  expect(open(join(temporaryFolder(), 'other.db'))).toBeDefined()
})

it('refuses a file that is not a database, with the path in the error', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  writeFileSync(path, 'this is not a database, it is a letter to a friend. '.repeat(100))
  expect(() => openDatabase(path, 'durable')).toThrow(
    expect.objectContaining({ code: 'data-folder-unusable' }),
  )
})

it('does not delay packets for seconds while another program locks the file', () => {
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

it('keeps machines of an older Slipway unchanged', () => {
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

/** SHA-256 of the migrations that were released, as JSON. It may only change when one is released and counted here. */
const RELEASED = { count: 9, sha256: 'd32a9871bd3fcc2007631f881da850cbefabecfd4730ebfd22a4dbbebfd728bf' }

it('never changes a released migration', () => {
  const released = JSON.stringify(migrations.slice(0, RELEASED.count))
  expect(createHash('sha256').update(released).digest('hex')).toBe(RELEASED.sha256)
})

it('opens a database of the previous version with all its rows', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const old = new Database(path)
  for (const sql of migrations.slice(0, 8)) old.exec(sql)
  old.pragma('user_version = 8')
  old.exec(`
    INSERT INTO images (id, name, path, size_bytes, modified_ms, family, volume_id, netboot, reason, evidence, entries,
        file_count, copied_bytes, took_ms, added_at_ms)
      VALUES ('debian', 'Debian 12', '/isos/debian.iso', 1, 2, 'debian', 'DEBIAN', 'yes', 'It starts.', '["A label."]',
        '[]', 3, 4, 5, 6);
    INSERT INTO machine_groups VALUES ('lab', 'debian.install', 'once', '{"disk":"/dev/vda"}');
    INSERT INTO leases VALUES ('52:54:00:00:00:0a', '192.168.7.100', 'node', 1, 2);
    INSERT INTO settings VALUES ('menu.timeout-seconds', '30');
    INSERT INTO boot_events VALUES (7, 1, NULL, NULL, 'of-a-version-before', '{}');
    INSERT INTO log_lines VALUES (8, 1, 'info', 'image', NULL, 'image.imported', '{}', 'Read debian.iso.');
  `)
  old.close()
  const database = open(path)
  expect(new SqliteImageStore(database).list()).toMatchObject([
    {
      name: 'Debian 12',
      reason: { code: 'in-words', params: { text: 'It starts.' } },
      edition: null,
      fileCount: 3,
    },
  ])
  expect(new SqliteMachineGroupStore(database).list()).toMatchObject([
    { name: 'lab', variables: { disk: '/dev/vda' } },
  ])
  expect(new SqliteSettingsStore(database).read('menu.timeout-seconds')).toBe(30)
  for (const [table, count] of Object.entries({ leases: 1, boot_events: 1, log_lines: 1 }))
    expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(count)
})
