import { expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { readEvents, type EventQuery } from '#engine/features/timeline/read-log.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress

/** One machine among many, at every thousandth event. */
const all: readonly BootEvent[] = Array.from({ length: 10_000 }, (_, index) => ({
  kind: 'http.missing',
  path: '/x',
  seq: 501 + index,
  atMs: index,
  mac: index % 1000 === 0 ? A : B,
  ip: null,
}))

function open(events = all) {
  const looks: EventQuery[] = []
  const [first, last] = [events[0], events.at(-1)]
  return {
    looks,
    eventNumbers: () => (first && last ? { first: first.seq, last: last.seq } : null),
    events(query: EventQuery): readonly BootEvent[] {
      looks.push(query)
      const { mac, afterSeq, untilSeq = Infinity, limit } = query
      return events
        .filter(({ seq, ...event }) => seq > afterSeq && seq <= untilSeq && (!mac || event.mac === mac))
        .slice(-limit)
    },
  }
}
const numbers = (events: readonly BootEvent[]) => events.map(({ seq }) => seq)

it('finds the newest of a machine among many others, oldest first', async () => {
  expect(numbers(await readEvents(open(), { mac: A, afterSeq: 0, limit: 3 }))).toEqual([7501, 8501, 9501])
  expect(await readEvents(open(), { mac: A, afterSeq: 0, limit: 100 })).toHaveLength(10)
})

it('stays within its range', async () => {
  const range = { afterSeq: 1501, untilSeq: 3501 }
  expect(numbers(await readEvents(open(), { mac: A, ...range, limit: 100 }))).toEqual([2501, 3501])
})

it('yields between batches of some thousand events', async () => {
  const source = open()
  let [turns, isReading] = [0, true]
  const count = (): void => {
    turns++
    if (isReading) setImmediate(count)
  }
  setImmediate(count)
  await readEvents(source, { mac: A, afterSeq: 0, limit: 100 })
  isReading = false
  expect(source.looks.length).toBeGreaterThan(3)
  expect(turns).toBeGreaterThanOrEqual(source.looks.length - 1)
})

it('stops reading when it has enough', async () => {
  const source = open()
  await readEvents(source, { afterSeq: 0, limit: 100 })
  expect(source.looks).toHaveLength(1)
})

it('returns nothing from an empty journal', async () => {
  expect(await readEvents(open([]), { afterSeq: 0, limit: 100 })).toEqual([])
})
