import type { Ipv4, MacAddress } from '#contract/address.ts'
import { readStoredArch } from '#contract/client-arch.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLevel, LogLine, LogPart } from '#contract/log-line.ts'
import type { Boot } from '#contract/timeline.ts'
import type { SqliteDatabase } from './database.ts'

const KEPT_EVENTS = 100_000
const KEPT_LINES = 100_000
const KEPT_BOOTS_PER_MACHINE = 50

/** Trimming boots means counting them per machine, which takes longer, and there are few of them. */
const TRIMS_PER_TRIM_OF_BOOTS = 25

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warning', 'error']

/** Defaults for fields that boots of earlier versions lack. */
const EARLIER_DEFAULTS = { firstSeq: 0, lastSeq: 0, findings: [] }

interface LineRow {
  seq: number
  at_ms: number
  level: LogLevel
  part: LogPart
  mac: MacAddress | null
  code: string
  params: string
  message: string
}

interface EventRow {
  seq: number
  at_ms: number
  mac: MacAddress | null
  ip: Ipv4 | null
  kind: string
  fact: string
}

interface JournalBatch {
  readonly events: readonly BootEvent[]
  readonly lines: readonly LogLine[]
  readonly boots: readonly Boot[]
}

/** Boots, boot events and log lines: rings on disk, written in batches by the caller of `write`. */
export class SqliteJournalStore {
  readonly #database: SqliteDatabase
  readonly #write: (batch: JournalBatch) => void
  readonly #noteRows: (count: number) => void
  #trims = 0

  /** `noteRows` is called with the number of rows of every commit. */
  constructor(database: SqliteDatabase, noteRows: (count: number) => void = () => undefined) {
    this.#database = database
    this.#write = createWriter(database)
    this.#noteRows = noteRows
  }

  /** The highest numbers issued so far, so that counting continues after a restart. */
  lastNumbers(): { seq: number; bootId: number } {
    const highest = (table: string, column: string): number =>
      (this.#database.prepare(`SELECT max(${column}) AS n FROM ${table}`).get() as { n: number | null }).n ??
      0
    return {
      seq: Math.max(highest('boot_events', 'seq'), highest('log_lines', 'seq')),
      bootId: highest('boots', 'id'),
    }
  }

  /** The first and last event number kept; null without events. */
  eventNumbers(): { readonly first: number; readonly last: number } | null {
    const edge = (which: 'min' | 'max') =>
      (this.#database.prepare(`SELECT ${which}(seq) AS n FROM boot_events`).get() as { n: number | null }).n
    const [first, last] = [edge('min'), edge('max')]
    return first === null || last === null ? null : { first, last }
  }

  /** Writes a batch in one transaction. */
  write(batch: JournalBatch): void {
    this.#write(batch)
    this.#noteRows(batch.events.length + batch.lines.length + batch.boots.length)
  }

  /** Deletes rows beyond the ring sizes. Called now and then, not at every write. */
  trim(): void {
    this.#database.transaction(() => {
      const { seq } = this.lastNumbers()
      this.#database.prepare('DELETE FROM boot_events WHERE seq <= ?').run(seq - KEPT_EVENTS)
      this.#database.prepare('DELETE FROM log_lines WHERE seq <= ?').run(seq - KEPT_LINES)
      if (this.#trims++ % TRIMS_PER_TRIM_OF_BOOTS > 0) return
      this.#database
        .prepare(
          `DELETE FROM boots WHERE id IN (
             SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY mac ORDER BY id DESC) AS place FROM boots)
             WHERE place > ?)`,
        )
        .run(KEPT_BOOTS_PER_MACHINE)
    })()
  }

  /** Oldest first; the newest `limit` of those after `afterSeq`. */
  events(query: {
    mac?: MacAddress | undefined
    kinds?: readonly BootFact['kind'][]
    afterSeq: number
    untilSeq?: number
    limit: number
  }): BootEvent[] {
    const { mac = null, afterSeq, untilSeq = Number.MAX_SAFE_INTEGER, limit } = query
    const kinds = query.kinds ? JSON.stringify(query.kinds) : null
    const rows = this.#database
      .prepare(
        `SELECT seq, at_ms, mac, ip, kind, fact FROM boot_events
         WHERE seq > @afterSeq AND seq <= @untilSeq AND (@mac IS NULL OR mac = @mac)
           AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
         ORDER BY seq DESC LIMIT @limit`,
      )
      .all({ mac, kinds, afterSeq, untilSeq, limit }) as EventRow[]
    return rows.reverse().map(row => ({
      ...readFact(row),
      seq: row.seq,
      atMs: row.at_ms,
      mac: row.mac,
      ip: row.ip,
    }))
  }

  /** Oldest first; the newest `limit` of those after `afterSeq`, of `level` and above. */
  lines(query: { level: LogLevel; afterSeq: number; limit: number }): LogLine[] {
    const levels = LEVELS.slice(LEVELS.indexOf(query.level))
    const rows = this.#database
      .prepare(
        `SELECT * FROM log_lines WHERE seq > ? AND level IN (${levels.map(() => '?').join(', ')})
         ORDER BY seq DESC LIMIT ?`,
      )
      .all(query.afterSeq, ...levels, query.limit) as LineRow[]
    return rows.reverse().map(({ at_ms: atMs, params, message, ...row }) => ({
      ...row,
      atMs,
      params: (readObject(params) ?? {}) as LogLine['params'],
      // Older versions stored the sentence; newer ones derive it from the code when it is shown.
      ...(message !== '' && { message }),
    }))
  }

  /** Newest first. */
  boots(query: { mac?: MacAddress | undefined; limit: number }): Boot[] {
    const rows = this.#database
      .prepare('SELECT document FROM boots WHERE (@mac IS NULL OR mac = @mac) ORDER BY id DESC LIMIT @limit')
      .all({ mac: query.mac ?? null, limit: query.limit }) as { document: string }[]
    return rows.flatMap(row => toBoot(row) ?? [])
  }

  boot(id: number): Boot | null {
    const row = this.#database.prepare('SELECT document FROM boots WHERE id = ?').get(id)
    return row ? toBoot(row as { document: string }) : null
  }

  /** The same machine's next boot. */
  bootAfter(mac: MacAddress, id: number): Boot | null {
    const row = this.#database
      .prepare('SELECT document FROM boots WHERE mac = ? AND id > ? ORDER BY id LIMIT 1')
      .get(mac, id)
    return row ? toBoot(row as { document: string }) : null
  }
}

/** Null for a document that cannot be parsed. */
function toBoot({ document }: { readonly document: string }): Boot | null {
  const boot = readObject(document) as Boot | null
  return boot && { ...EARLIER_DEFAULTS, ...boot, arch: readStoredArch(boot.arch) }
}

/** Null for anything but a JSON object. */
function readObject(stored: string): object | null {
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function createWriter(database: SqliteDatabase): (batch: JournalBatch) => void {
  const putEvent = database.prepare(
    'INSERT OR REPLACE INTO boot_events (seq, at_ms, mac, ip, kind, fact) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const putLine = database.prepare(
    `INSERT OR REPLACE INTO log_lines (seq, at_ms, level, part, mac, code, params, message)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const putBoot = database.prepare(
    'INSERT OR REPLACE INTO boots (id, mac, started_at_ms, document) VALUES (?, ?, ?, ?)',
  )
  return database.transaction(({ events, lines, boots }: JournalBatch) => {
    for (const { seq, atMs, mac, ip, ...fact } of events)
      putEvent.run(seq, atMs, mac, ip, fact.kind, JSON.stringify(fact))
    for (const { seq, atMs, level, part, mac, code, params, message } of lines)
      putLine.run(seq, atMs, level, part, mac, code, JSON.stringify(params), message ?? '')
    for (const boot of boots) putBoot.run(boot.id, boot.mac, boot.startedAtMs, JSON.stringify(boot))
  })
}

/**
 * Reads a stored fact and maps names of older versions to current ones. A row that cannot be parsed must not hide the
 * others: only its kind remains.
 */
function readFact({ kind, fact: stored }: EventRow): BootFact {
  const fact = { ...readObject(stored), kind } as BootFact
  return fact.kind === 'dhcp.discovered' ? { ...fact, arch: readStoredArch(fact.arch) } : fact
}
