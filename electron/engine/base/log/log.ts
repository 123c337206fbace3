import type { MacAddress } from '#contract/address.ts'
import type { LogLevel, LogLine, LogPart } from '#contract/log-line.ts'
import type { LogCode } from '#words/log-line.ts'
import { guarded, type Clock } from '../clock.ts'
import { maskTickets } from '../mask-tickets.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'

/** A line as the caller writes it. The log adds number and time. */
export interface LogEntry {
  readonly level: LogLevel
  readonly part: LogPart
  readonly code: LogCode
  readonly params?: Readonly<Record<string, string | number>>
  readonly mac?: MacAddress | null
}

export type LogSink = (line: LogLine) => void

export interface Log {
  write(entry: LogEntry): void
  /** Adds a destination for lines. The returned function removes it. */
  addSink(sink: LogSink): () => void
}

/** Numbers lines and hands each to every sink. */
export function createLog(needs: { clock: Clock; counter: Counter }): Log {
  const sinks = new Set<LogSink>()
  return {
    write(entry) {
      const line: LogLine = {
        seq: needs.counter.next(),
        atMs: needs.clock.nowMs(),
        level: entry.level,
        part: entry.part,
        mac: entry.mac ?? null,
        code: entry.code,
        params: withoutTickets(entry.params ?? {}),
      }
      for (const sink of sinks) sink(line)
    },
    addSink(sink) {
      // A sink that fails cannot be reported: the report would go to the same sink.
      const safe = guarded(sink, () => undefined)
      sinks.add(safe)
      return () => void sinks.delete(safe)
    },
  }
}

/** Texts of errors can contain the URL of an answer file. */
function withoutTickets(params: LogLine['params']): LogLine['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskTickets(value) : value,
    ]),
  )
}

/** Increasing numbers. Log lines and events share one counter, so that they can be merged in order. */
export interface Counter {
  next(): number
  /** The last number that was issued. */
  last(): number
}

/** Continues after `last`. */
export function createCounter(last: number): Counter {
  let latest = last
  return { next: () => ++latest, last: () => latest }
}

/** Returns a handler for errors that no caller waits for. It logs them under `code`. */
export const errorLogger =
  (log: Log, code: LogCode) =>
  (error: unknown): void =>
    log.write({ level: 'error', part: 'app', code, params: { detail: String(error) } })

/** Handlers that log the stack of an internal error: the caller sees only one sentence. */
export function logFaults(handlers: Handlers, log: Log): Handlers {
  const logged = Object.entries(handlers).map(([method, handle]) => {
    const call = async (input: unknown): Promise<unknown> => {
      try {
        return await (handle as (input: unknown) => Promise<unknown>)(input)
      } catch (error) {
        if (!(error instanceof SlipwayError) || error.code === 'internal') {
          const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
          log.write({ level: 'error', part: 'app', code: 'fault', params: { method, detail } })
        }
        throw error
      }
    }
    return [method, call]
  })
  return Object.fromEntries(logged) as Handlers
}
