import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLevel, LogLine } from '#contract/log-line.ts'
import { toFactLine, WARNING_KINDS } from './log/fact-line.ts'

/** Lines that were written as lines, and events that read as lines. */
export interface LogSources {
  lines(query: { level: LogLevel; afterSeq: number; limit: number }): readonly LogLine[]
  events(query: {
    afterSeq: number
    limit: number
    kinds?: readonly BootFact['kind'][]
  }): readonly BootEvent[]
}

/** The log as people see it, oldest first: the newest `limit` lines after `afterSeq`, of `level` and above. */
export function readLog(
  sources: LogSources,
  query: { level: LogLevel; afterSeq: number; limit: number },
): readonly LogLine[] {
  const { level, afterSeq, limit } = query
  const facts = readFacts(sources, query).map(toFactLine)
  const wanted = level === 'warning' ? facts.filter(line => line.level === 'warning') : facts
  return [...sources.lines({ level, afterSeq, limit }), ...wanted].sort((a, b) => a.seq - b.seq).slice(-limit)
}

/** No fact is an error: something went wrong with a machine, not with us. */
function readFacts(
  sources: LogSources,
  { level, afterSeq, limit }: { level: LogLevel; afterSeq: number; limit: number },
) {
  if (level === 'error') return []
  return sources.events({ afterSeq, limit, ...(level === 'warning' && { kinds: WARNING_KINDS }) })
}
