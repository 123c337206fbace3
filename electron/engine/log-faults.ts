import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'
import type { Log } from './base/log/log.ts'

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
