import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import type { MacAddress } from '#contract/address.ts'
import { toFactLine, WARNING_KINDS } from './fact-line.ts'

/** Stored lines, and events that are shown as lines. */
interface LogSources extends EventSource {
  lines(query: { level: LogLevel; afterSeq: number; limit: number }): readonly LogLine[]
}

/** The log, oldest first: the newest `limit` lines after `afterSeq`, of `level` and above. */
export async function readLog(
  sources: LogSources,
  query: { level: LogLevel; afterSeq: number; limit: number },
): Promise<readonly LogLine[]> {
  const { level, afterSeq, limit } = query
  const facts = (await readFacts(sources, query)).map(toFactLine)
  const wanted = level === 'warning' ? facts.filter(line => line.level === 'warning') : facts
  return [...sources.lines({ level, afterSeq, limit }), ...wanted].sort((a, b) => a.seq - b.seq).slice(-limit)
}

/** Facts are never errors: they are about machines, and errors are about Slipway. */
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
  /** The lowest and the highest stored number; null if there are none. */
  eventNumbers(): { readonly first: number; readonly last: number } | null
  events(query: EventQuery): readonly BootEvent[]
}

/** Scanned in about a millisecond; then packets get their turn. */
const EVENTS_PER_TURN = 2000

/**
 * The newest `limit` events that match a query, oldest first. There is no index by machine: maintaining it would cost
 * more per packet than the event itself (rows of many machines are on different pages), and people seldom read the log.
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
