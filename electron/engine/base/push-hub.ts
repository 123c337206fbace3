import type { Events, EventName, Push, Subscribe } from '#contract/events.ts'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** Hands every push to every listener: windows, browsers, command lines. */
export interface PushHub {
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/**
 * A listener that throws is its own problem: `onListenerError` hears of it and the others still get the push. What
 * `onListenerError` itself publishes may fail the same listener again; that is not told once more, or it would never end.
 */
export function createPushHub(onListenerError: (error: unknown) => void): PushHub {
  const listeners = new Set<(push: Push) => void>()
  let isTelling = false
  const tell = (error: unknown): void => {
    if (isTelling) return
    isTelling = true
    try {
      onListenerError(error)
    } finally {
      isTelling = false
    }
  }
  return {
    publish(name, payload) {
      const push = { name, payload } as Push
      for (const listener of [...listeners]) {
        try {
          listener(push)
        } catch (error) {
          tell(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
