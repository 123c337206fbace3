import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import type { Counter } from '../../base/log/log.ts'
import { maskTickets } from '../../base/mask-tickets.ts'
import { toFactLine } from './fact-line.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'

/** The storage of the journal. */
export interface JournalStore {
  write(batch: { events: readonly BootEvent[]; lines: readonly LogLine[]; boots: readonly Boot[] }): void
  trim(): void
}

export interface Journal {
  readonly record: RecordFact
  keepLine(line: LogLine): void
  keepBoot(boot: Boot): void
  /** Writes pending rows now. */
  flush(): void
  /** Writes pending rows; later ones are published but not stored. */
  close(): void
}

const WRITE_AFTER_MS = 250
/**
 * Rows of each kind in one write: a fraction of a millisecond, because packets are waiting. The rest follows after
 * them. Smaller writes would rewrite the last page each time.
 */
const ROWS_PER_WRITE = 32
/** Writes grow with the backlog, so that this many suffice to clear it. */
const WRITES_FOR_ALL = 64
const NEXT_WRITE_AFTER_MS = 4
/** A full disk stays full for a while, and every attempt may block packets until SQLite returns. */
const RETRY_AFTER_MS = 5000
/** Kept for the next attempt; beyond this the oldest are dropped. */
const KEPT_ROWS = 10_000
const WRITES_BETWEEN_TRIMS = 32

/**
 * Turns facts into numbered events, publishes them, and writes them in batches: packet handling never waits for the
 * disk. `onEvent` receives every event, including progress, which is neither stored nor logged.
 */
export function createJournal(needs: {
  clock: Clock
  /** Numbers events and lines in one sequence, so that they can be read as one log. */
  counter: Counter
  store: JournalStore
  publish: Publish
  onEvent: (event: BootEvent) => void
  /** A consumer of an event failed; the code that recorded the fact is not affected. */
  onEventError: (error: unknown) => void
  /** Facts as lines, shortly after they were recorded: formatting never delays a packet. */
  onFactLine: (line: LogLine) => void
  onWriteError: (error: unknown) => void
}): Journal {
  const { counter } = needs
  let writes = 0
  let cancel: (() => void) | null = null
  let events: BootEvent[] = []
  let lines: LogLine[] = []
  const boots = new Map<number, Boot>()
  let unpublished: BootEvent[] = []
  let canWrite = true
  let isClosed = false

  const publishLines = (): void => {
    const events = unpublished
    unpublished = []
    for (const event of events) needs.onFactLine(toFactLine(event))
  }
  const write = (limit: number): void => {
    const batch = {
      events: events.splice(0, limit),
      lines: lines.splice(0, limit),
      boots: firstOf(boots.values(), limit),
    }
    try {
      needs.store.write(batch)
      if (++writes % WRITES_BETWEEN_TRIMS === 0) needs.store.trim()
    } catch (error) {
      events = batch.events.concat(events)
      lines = batch.lines.concat(lines)
      return noteFailure(error)
    }
    canWrite = true
    for (const boot of batch.boots) boots.delete(boot.id)
  }
  /**
   * Machines continue to boot, and the user gets one warning: only one, because the warning is itself a line to write.
   */
  const noteFailure = (error: unknown): void => {
    events = events.slice(-KEPT_ROWS)
    lines = lines.slice(-KEPT_ROWS)
    for (const id of [...boots.keys()].slice(0, -KEPT_ROWS)) boots.delete(id)
    if (!canWrite) return
    canWrite = false
    needs.onWriteError(error)
  }
  const flush = (): void => {
    cancel?.()
    cancel = null
    publishLines()
    write(Number.POSITIVE_INFINITY)
    if (!canWrite) schedule(RETRY_AFTER_MS)
  }
  const writeSome = (): void => {
    cancel = null
    write(
      Math.max(ROWS_PER_WRITE, Math.ceil(Math.max(events.length, lines.length, boots.size) / WRITES_FOR_ALL)),
    )
    if (!canWrite) schedule(RETRY_AFTER_MS)
    else if (events.length + lines.length + boots.size > 0) schedule(NEXT_WRITE_AFTER_MS)
  }
  const schedule = (delayMs = WRITE_AFTER_MS): void => {
    if (!isClosed) cancel ??= needs.clock.after(delayMs, writeSome)
  }

  return {
    record(fact, party) {
      const isProgress = fact.kind === 'tftp.progress' || fact.kind === 'http.progress'
      const event: BootEvent = {
        ...withoutTickets(fact),
        seq: isProgress ? counter.last() : counter.next(),
        atMs: needs.clock.nowMs(),
        mac: party.mac,
        ip: party.ip,
      }
      if (!isProgress) {
        events.push(event)
        schedule()
        if (unpublished.length === 0) needs.clock.after(0, publishLines)
        unpublished.push(event)
      }
      try {
        needs.onEvent(event)
      } catch (error) {
        // On a full disk a "once" cannot be marked as used; the machine gets its reply all the same.
        needs.onEventError(error)
      }
      needs.publish('event.recorded', event)
    },
    keepLine(line) {
      if (isClosed) return
      lines.push(line)
      schedule()
    },
    keepBoot(boot) {
      boots.set(boot.id, boot)
      schedule()
    },
    flush,
    close() {
      flush()
      isClosed = true
      cancel?.()
      cancel = null
    },
  }
}

/** The fields of facts whose text comes from outside: paths, file names, reports, lines of installers, errors of the system. */
const FOREIGN = ['path', 'file', 'text', 'said', 'bootFile'] as const

/** Anyone who reads a ticket in an event or a log could open the file. */
function withoutTickets(fact: BootFact): BootFact {
  const texts = fact as unknown as Readonly<Record<string, unknown>>
  let shown: BootFact = fact
  for (const field of FOREIGN) {
    const text = texts[field]
    if (typeof text !== 'string') continue
    const masked = maskTickets(text)
    if (masked !== text) shown = { ...shown, [field]: masked }
  }
  return shown
}

function firstOf<T>(values: Iterable<T>, limit: number): T[] {
  const first: T[] = []
  for (const value of values) {
    if (first.length >= limit) break
    first.push(value)
  }
  return first
}
