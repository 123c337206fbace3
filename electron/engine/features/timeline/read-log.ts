import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import type { MacAddress } from '#contract/address.ts'
import { toFactLine, WARNING_KINDS } from './fact-line.ts'

/** Lines that were written as lines, and events that read as lines. */
interface LogSources extends EventSource {
  lines(query: { level: LogLevel; afterSeq: number; limit: number }): readonly LogLine[]
}

/** The log as people see it, oldest first: the newest `limit` lines after `afterSeq`, of `level` and above. */
export async function readLog(
  sources: LogSources,
  query: { level: LogLevel; afterSeq: number; limit: number },
): Promise<readonly LogLine[]> {
  const { level, afterSeq, limit } = query
  const facts = (await readFacts(sources, query)).map(toFactLine)
  const wanted = level === 'warning' ? facts.filter(line => line.level === 'warning') : facts
  return [...sources.lines({ level, afterSeq, limit }), ...wanted].sort((a, b) => a.seq - b.seq).slice(-limit)
}

/** No fact is an error: something went wrong with a machine, not with us. */
async function readFacts(
  sources: LogSources,
  { level, afterSeq, limit }: { level: LogLevel; afterSeq: number; limit: number },
): Promise<readonly BootEvent[]> {
  if (level === 'error') return []
  return readEvents(sources, { afterSeq, limit, ...(level === 'warning' && { kinds: WARNING_KINDS }) })
}

export interface EventQuery {
  readonly mac?: MacAddress | undefined
  readonly kinds?: readonly BootFact['kind'][]
  readonly afterSeq: number
  readonly untilSeq?: number
  readonly limit: number
}

export interface EventSource {
  /** The lowest and the highest number there is; null while there is none. */
  eventNumbers(): { readonly first: number; readonly last: number } | null
  events(query: EventQuery): readonly BootEvent[]
}

/** So many are looked through in a millisecond; then packets have their turn. */
const EVENTS_PER_TURN = 2000

/**
 * The newest `limit` events that a query is for, oldest first. There is no index by machine: keeping one costs every
 * packet more than the event itself (the pages of many machines lie apart), and people read seldom.
 */
export async function readEvents(source: EventSource, query: EventQuery): Promise<readonly BootEvent[]> {
  const numbers = source.eventNumbers()
  if (!numbers) return []
  const end = Math.max(query.afterSeq, numbers.first - 1)
  const parts: (readonly BootEvent[])[] = []
  let missing = query.limit
  let untilSeq = Math.min(query.untilSeq ?? numbers.last, numbers.last)
  while (untilSeq > end && missing > 0) {
    const afterSeq = Math.max(end, untilSeq - EVENTS_PER_TURN)
    const part = source.events({ ...query, afterSeq, untilSeq, limit: missing })
    parts.unshift(part)
    missing -= part.length
    untilSeq = afterSeq
    await nextTurn()
  }
  return parts.flat()
}
