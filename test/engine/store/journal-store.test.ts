import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import type { Boot } from '#contract/timeline.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteJournalStore } from '#engine/store/sqlite-journal-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress

function open(): SqliteJournalStore {
  return new SqliteJournalStore(openEmpty())
}

function openEmpty(): ReturnType<typeof openDatabase> {
  const database = openDatabase(join(temporaryFolder(), 'slipway.db'), 'relaxed')
  onTestFinished(() => void database.close())
  return database
}

const event = (seq: number, mac: MacAddress): BootEvent => ({
  kind: 'http.missing',
  path: `/file-${seq}`,
  seq,
  atMs: seq * 10,
  mac,
  ip: null,
})
const line = (seq: number, level: LogLevel): LogLine => ({
  seq,
  level,
  atMs: seq,
  part: 'http',
  mac: null,
  code: 'x',
  params: { n: seq },
})
const boot = (id: number, mac: MacAddress): Boot => ({
  id,
  mac,
  arch: 'x86-bios',
  ip: null,
  startedAtMs: id,
  lastEventAtMs: id,
  firstSeq: 1,
  lastSeq: 1,
  findings: [],
  stages: [],
})

it('returns events as they were written, oldest first, the newest ones if there are too many', () => {
  const journal = open()
  journal.write({ events: [1, 2, 3, 4].map(seq => event(seq, seq % 2 ? A : B)), lines: [], boots: [] })
  expect(journal.events({ afterSeq: 0, limit: 2 })).toEqual([event(3, A), event(4, B)])
  expect(journal.events({ mac: A, afterSeq: 1, limit: 10 })).toEqual([event(3, A)])
})

it('filters lines by level and above', () => {
  const journal = open()
  journal.write({ events: [], lines: [line(1, 'info'), line(2, 'warning'), line(3, 'error')], boots: [] })
  expect(journal.lines({ level: 'warning', afterSeq: 0, limit: 10 })).toEqual([
    line(2, 'warning'),
    line(3, 'error'),
  ])
})

it('returns the sentence that an older version stored with a line', () => {
  const journal = open()
  const older = { ...line(1, 'info'), message: 'Looking for other DHCP servers on eth1.' }
  journal.write({ events: [], lines: [older, line(2, 'info')], boots: [] })
  const [first, second] = journal.lines({ level: 'info', afterSeq: 0, limit: 10 })
  expect(first).toEqual(older)
  expect(second).not.toHaveProperty('message')
})

it('continues counting where it stopped', () => {
  const journal = open()
  journal.write({ events: [event(7, A)], lines: [line(9, 'info')], boots: [boot(3, A)] })
  expect(journal.lastNumbers()).toEqual({ seq: 9, bootId: 3 })
})

it('keeps the newest 50 boots of each machine', () => {
  const journal = open()
  const boots = Array.from({ length: 60 }, (_, n) => boot(n + 1, A))
  journal.write({ events: [], lines: [], boots: [...boots, boot(100, B)] })
  journal.trim()
  const kept = journal.boots({ mac: A, limit: 100 })
  expect(kept.map(one => one.id)).toEqual(Array.from({ length: 50 }, (_, n) => 60 - n))
  expect(journal.boots({ mac: B, limit: 100 })).toHaveLength(1)
})

it('reads the architecture that older versions called EBC as x64, in events and in boots', () => {
  const journal = open()
  const arch = 'ebc' as string as ClientArch
  const asked: BootEvent = {
    ...{ seq: 1, atMs: 10, mac: A, ip: null, kind: 'dhcp.discovered', arch, isBootClient: true, xid: 1 },
    ...{ userClass: null, vendorClass: 'PXEClient:Arch:00009', uuid: null },
  }
  journal.write({ events: [asked, event(2, A)], lines: [], boots: [{ ...boot(1, A), arch }] })
  expect(journal.events({ afterSeq: 0, limit: 9 })).toEqual([{ ...asked, arch: 'x64-uefi' }, event(2, A)])
  expect(journal.boot(1)?.arch).toBe('x64-uefi')
})

it('returns rows of a newer version, and damaged rows as far as possible, among all others', () => {
  const database = openEmpty()
  const journal = new SqliteJournalStore(database)
  journal.write({ events: [event(1, A)], lines: [line(1, 'info')], boots: [boot(1, A)] })
  const put = database.prepare(
    'INSERT INTO boot_events (seq, at_ms, mac, ip, kind, fact) VALUES (?, 1, ?, NULL, ?, ?)',
  )
  put.run(2, A, 'quantum.tunnelled', '{"kind":"quantum.tunnelled","gate":"b"}')
  put.run(3, A, 'http.missing', '{"kind":"http.mis')
  put.run(4, A, 'http.missing', '[]')
  expect(journal.events({ afterSeq: 0, limit: 10 })).toMatchObject([
    event(1, A),
    { seq: 2, kind: 'quantum.tunnelled', gate: 'b' },
    { seq: 3, kind: 'http.missing', mac: A },
    { seq: 4, kind: 'http.missing', mac: A },
  ])
  database
    .prepare(
      `INSERT INTO log_lines (seq, at_ms, level, part, mac, code, params, message) VALUES (2, 1, 'info', 'app', NULL, 'y', '{"n', '')`,
    )
    .run()
  expect(journal.lines({ level: 'debug', afterSeq: 0, limit: 10 })).toMatchObject([
    line(1, 'info'),
    { code: 'y', params: {} },
  ])
  const putBoot = database.prepare('INSERT INTO boots (id, mac, started_at_ms, document) VALUES (?, ?, 1, ?)')
  putBoot.run(2, A, '{"id":2')
  const newer = { ...boot(3, A), stages: [{ id: 'tunnelled', state: 'paused', facts: {} }] }
  putBoot.run(3, A, JSON.stringify(newer))
  expect(journal.boots({ limit: 10 })).toEqual([newer, boot(1, A)])
  expect(journal.boot(2)).toBeNull()
})
