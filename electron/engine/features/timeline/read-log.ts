import type { BootEvent } from '#contract/boot-event.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import { toFactLine, WARNING_KINDS } from './fact-line.ts'
import { readEvents, type EventSource } from './read-events.ts'

/** Lines that were written as lines, and events that read as lines. */
export interface LogSources extends EventSource {
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
