import { expect, it } from 'vitest'
import type { BootEvent } from '#contract/boot-event.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import { readLog } from '#engine/features/timeline/read-log.ts'

const LEVELS = ['debug', 'info', 'warning', 'error']
const line = (seq: number, level: LogLevel): LogLine => ({
  seq,
  level,
  atMs: seq,
  part: 'app',
  mac: null,
  code: 'x',
  params: {},
})
const common = { mac: null, ip: null }
const EVENTS: readonly BootEvent[] = [
  { kind: 'http.missing', path: '/a', seq: 2, atMs: 2, ...common },
  { kind: 'dhcp.refused', address: null, reason: 'x', seq: 4, atMs: 4, ...common },
]
const LINES = [line(1, 'info'), line(3, 'error'), line(5, 'debug')]

const sources = {
  lines: (query: { level: LogLevel }) =>
    LINES.filter(one => LEVELS.indexOf(one.level) >= LEVELS.indexOf(query.level)),
  eventNumbers: () => ({ first: 2, last: 4 }),
  events: (query: { kinds?: readonly string[] }) =>
    EVENTS.filter(event => !query.kinds || query.kinds.includes(event.kind)),
}

const read = async (level: LogLevel, limit = 10): Promise<number[]> =>
  (await readLog(sources, { level, afterSeq: 0, limit })).map(one => one.seq)

it('reads lines and events as one log, in the order in which they happened', async () => {
  expect(await read('debug')).toEqual([1, 2, 3, 4, 5])
})

it('leaves out what is below the level', async () => {
  expect(await read('info')).toEqual([1, 2, 3, 4])
  expect(await read('warning')).toEqual([3, 4])
  expect(await read('error')).toEqual([3])
})

it('keeps the newest when there are too many', async () => {
  expect(await read('debug', 2)).toEqual([4, 5])
})

it('reads a fact of a newer version as a line among the others', async () => {
  const newer = { kind: 'quantum', gate: 'b', seq: 3, atMs: 3, mac: null, ip: null } as unknown as BootEvent
  const lines = await readLog(
    { ...sources, events: () => [EVENTS[0]!, newer] },
    { level: 'debug', afterSeq: 0, limit: 10 },
  )
  expect(lines.find(one => one.fact === newer)).toMatchObject({
    code: 'quantum',
    level: 'info',
    part: 'boot',
  })
})
