import type { Events, EventName, Push, Subscribe } from '#contract/events.ts'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** Delivers every push to every subscriber: windows, browsers, command lines. */
export interface PushHub {
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/**
 * A listener that throws does not keep the push from the others; the error goes to `onListenerError`. If the same
 * listener fails again on what `onListenerError` publishes, that is not reported: it would never end.
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
      for (const listener of [...listeners]) {
        try {
          listener(push)
        } catch (error) {
          report(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
