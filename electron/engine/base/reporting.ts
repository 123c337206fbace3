import type { Subscribe } from '#contract/events.ts'
import type { Clock } from './clock.ts'
import { createCounter, createLog, errorLogger, type Counter, type Log } from './log/log.ts'
import { createPushHub, type Publish } from './push-hub.ts'

/** How the engine reports what happens: lines of the log, and pushes to every subscriber. */
export interface Reporting {
  readonly log: Log
  /** Numbers log lines and events alike, so that they can be read as one log. */
  readonly counter: Counter
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/** `lastSeq` is the last number that an earlier run issued. */
export function createReporting(clock: Clock, lastSeq: number): Reporting {
  const counter = createCounter(lastSeq)
  const log = createLog({ clock, counter })
  const { publish, subscribe } = createPushHub(errorLogger(log, 'listener-failed'))
  return { log, counter, publish, subscribe }
}
