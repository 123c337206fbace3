import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { Push } from '#contract/events.ts'
import { createCounter } from '#engine/base/log/log.ts'
import { createJournal, type JournalStore } from '#engine/features/timeline/journal.ts'
import { createPushHub } from '#engine/base/push-hub.ts'
import { createManualClock } from '../../../support/manual-clock.ts'

const mac = '52:54:00:00:00:0a' as MacAddress
const party = { mac, ip: '10.99.0.100' as Ipv4 }

function openJournal(store: Partial<JournalStore> = {}, onEvent?: (event: BootEvent) => void) {
  const clock = createManualClock()
  const hub = createPushHub(error => expect.unreachable(String(error)))
  const written: BootEvent[][] = []
  const pushes: Push[] = []
  const seen: BootEvent[] = []
  const errors: unknown[] = []
  const lines: LogLine[] = []
  hub.subscribe(push => pushes.push(push))
  const journal = createJournal({
    clock,
    counter: createCounter(40),
    publish: hub.publish,
    onFactLine: line => lines.push(line),
    store: { write: batch => void written.push([...batch.events]), trim: () => undefined, ...store },
    onEvent: onEvent ?? (event => seen.push(event)),
    onEventError: error => errors.push(error),
    onWriteError: error => errors.push(error),
  })
  return { clock, journal, written, pushes, seen, errors, lines }
}

it('numbers facts and publishes them at once, and writes them together later', () => {
  const { clock, journal, written, pushes } = openJournal()
  journal.record({ kind: 'http.missing', path: '/a' }, party)
  journal.record({ kind: 'http.missing', path: '/b' }, party)
  expect(pushes.map(push => push.name)).toEqual(['event.recorded', 'event.recorded'])
  expect(written).toEqual([])
  clock.advance(1000)
  expect(written.map(batch => batch.map(event => event.seq))).toEqual([[41, 42]])
})

it('publishes progress, but neither stores nor numbers it', () => {
  const { clock, journal, written, seen } = openJournal()
  journal.record({ kind: 'http.missing', path: '/a' }, party)
  journal.record({ kind: 'http.progress', request: 1, path: '/b', sentBytes: 1, sizeBytes: 2 }, party)
  journal.record({ kind: 'http.missing', path: '/c' }, party)
  clock.advance(1000)
  expect(seen.map(event => [event.kind, event.seq])).toEqual([
    ['http.missing', 41],
    ['http.progress', 41],
    ['http.missing', 42],
  ])
  expect(written.flat().map(event => event.kind)).toEqual(['http.missing', 'http.missing'])
})

it('writes what has gathered on request, and nothing twice', () => {
  const { clock, journal, written } = openJournal()
  journal.record({ kind: 'http.missing', path: '/a' }, party)
  journal.flush()
  clock.advance(1000)
  expect(written.flat()).toHaveLength(1)
})

it('writes a flood in slices, so that packets do not wait for all of it', () => {
  const { clock, journal, written } = openJournal()
  for (let n = 0; n < 1000; n++) journal.record({ kind: 'http.missing', path: `/${n}` }, party)
  clock.advance(1000)
  expect(Math.max(...written.map(batch => batch.length))).toBeLessThanOrEqual(32)
  expect(written.flat().map(event => event.seq)).toEqual(Array.from({ length: 1000 }, (_, n) => 41 + n))
})

it('continues when the disk is full, reports that once, and writes everything when there is room', () => {
  let isFull = true
  const full = new Error('database or disk is full')
  const { clock, journal, errors, seen, written } = openJournal({
    write(batch) {
      if (isFull) throw full
      written.push([...batch.events])
    },
  })
  const complaint = { seq: 0, atMs: 0, level: 'error', part: 'app', mac: null, params: {} } as const
  for (const path of ['/a', '/b', '/c']) {
    journal.record({ kind: 'http.missing', path }, party)
    clock.advance(60_000)
    // As in the engine: the error is a line of the same journal.
    if (errors.length > 0) journal.keepLine({ ...complaint, code: 'journal-unwritable' })
  }
  expect(errors).toEqual([full])
  expect(seen).toHaveLength(3)
  isFull = false
  clock.advance(60_000)
  expect(written.flat().map(event => event.seq)).toEqual([41, 42, 43])
  isFull = true
  journal.record({ kind: 'http.missing', path: '/d' }, party)
  clock.advance(60_000)
  expect(errors).toEqual([full, full])
})

it('keeps a bounded number of unwritten facts', () => {
  let isFull = true
  const { clock, journal, written } = openJournal({
    write(batch) {
      if (isFull) throw new Error('database or disk is full')
      written.push([...batch.events])
    },
  })
  for (let n = 0; n < 30_000; n++) journal.record({ kind: 'http.missing', path: '/a' }, party)
  clock.advance(60_000)
  isFull = false
  clock.advance(60_000)
  expect(written.flat()).toHaveLength(10_000)
  expect(written.flat().at(-1)?.seq).toBe(30_040)
})

it('survives a disk that is full when a flood is to be written at once', () => {
  const full = new Error('database or disk is full')
  const { journal, errors } = openJournal({
    write() {
      throw full
    },
  })
  for (let n = 0; n < 300_000; n++) journal.record({ kind: 'http.missing', path: '/a' }, party)
  journal.flush()
  expect(errors).toEqual([full])
})

it('stores and schedules nothing after it is closed', () => {
  const { clock, journal, written } = openJournal()
  journal.record({ kind: 'http.missing', path: '/a' }, party)
  journal.close()
  expect(written.flat()).toHaveLength(1)
  journal.record({ kind: 'http.missing', path: '/b' }, party)
  journal.keepLine({} as LogLine)
  journal.keepBoot({ id: 1 } as never)
  clock.advance(60_000)
  expect(written.flat()).toHaveLength(1)
  expect(clock.pendingCount).toBe(0)
})

it('formats a fact after the packet, while no reply waits', () => {
  const { clock, journal, lines } = openJournal()
  journal.record({ kind: 'tftp.missing', file: 'a.cfg' }, party)
  expect(lines).toEqual([])
  clock.advance(0)
  expect(lines).toEqual([expect.objectContaining({ seq: 41, part: 'tftp', level: 'info', mac })])
})

it('does not delay the recorder of a fact by its listeners', () => {
  const fault = new Error('database is locked')
  const { journal, errors, pushes } = openJournal({}, () => {
    throw fault
  })
  journal.record({ kind: 'http.missing', path: '/a' }, party)
  expect(errors).toEqual([fault])
  expect(pushes).toHaveLength(1)
})
