import type { Handlers, Method } from '#contract/methods.ts'
import type { SqliteJournalStore } from '../../store/sqlite-journal-store.ts'
import { readEvents, readLog } from './read-log.ts'

export type TimelineHandlers = Pick<
  Handlers,
  Extract<Method, `boots.${string}` | `events.${string}` | `log.${string}`>
>

const DEFAULT_LIMIT = 200

/** Contract methods for boots, events and the log. */
export function timelineHandlers(
  journal: SqliteJournalStore,
  /** Writes pending events, so that a query of the journal sees all of them. */
  flushJournal: () => void,
  exportBoot: Handlers['boots.export'],
): TimelineHandlers {
  return {
    async 'boots.list'({ mac, limit = DEFAULT_LIMIT }) {
      flushJournal()
      return journal.boots({ mac, limit })
    },
    'boots.export': exportBoot,
    async 'events.list'({ mac, afterSeq = 0, limit = DEFAULT_LIMIT }) {
      flushJournal()
      return readEvents(journal, { mac, afterSeq, limit })
    },
    async 'log.list'({ level = 'debug', afterSeq = 0, limit = DEFAULT_LIMIT }) {
      flushJournal()
      return readLog(journal, { level, afterSeq, limit })
    },
  }
}
