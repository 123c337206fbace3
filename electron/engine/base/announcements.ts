import type { Subscribe } from '#contract/events.ts'
import type { LogCode } from '#words/log-line.ts'
import type { Clock } from './clock.ts'
import { createCounter, type Counter } from './counter.ts'
import { createLog, type Log } from './log/log.ts'
import { createPushHub, type Publish } from './push-hub.ts'

/** How the house tells what happens: lines of the log, and pushes to whoever listens. */
export interface Announcements {
  readonly log: Log
  /** Numbers lines and events alike, so that they can be read as one log. */
  readonly counter: Counter
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/** Where an error goes that nobody waits for. */
export const complainTo =
  (log: Log) =>
  (code: LogCode) =>
  (error: unknown): void =>
    log.write({ level: 'error', part: 'app', code, params: { detail: String(error) } })

/** `lastSeq` is the last number that an earlier run gave. */
export function createAnnouncements(needs: {
  readonly clock: Clock
  readonly lastSeq: number
}): Announcements {
  const counter = createCounter(needs.lastSeq)
  const log = createLog({ clock: needs.clock, counter })
  const hub = createPushHub(complainTo(log)('listener-failed'))
  return { log, counter, publish: hub.publish, subscribe: hub.subscribe }
}
