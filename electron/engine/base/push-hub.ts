import type { Events, EventName, Push, Subscribe } from '#contract/events.ts'
import { guarded } from './clock.ts'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** Delivers every push to every subscriber: windows, browsers, command lines. */
export interface PushHub {
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/**
 * A listener that throws does not keep the push from the others; the error goes to `onListenerError`. If the same
 * listener fails again on what `onListenerError` publishes, that is not reported: it would never end. `publish` never
 * throws, and neither does anything that calls it from a timer or a socket.
 */
export function createPushHub(onListenerError: (error: unknown) => void): PushHub {
  const listeners = new Set<(push: Push) => void>()
  let isReporting = false
  const report = (error: unknown): void => {
    if (isReporting) return
    isReporting = true
    try {
      onListenerError(error)
    } finally {
      isReporting = false
    }
  }
  return {
    publish(name, payload) {
      const push = { name, payload } as Push
      for (const listener of [...listeners]) listener(push)
    },
    subscribe(listener) {
      const safe = guarded(listener, report)
      listeners.add(safe)
      return () => void listeners.delete(safe)
    },
  }
}
