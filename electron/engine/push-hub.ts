import type { Events, EventName, Push, Subscribe } from '#contract/events.ts'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** Hands every push to every listener: windows, browsers, command lines. */
export interface PushHub {
  readonly publish: Publish
  readonly subscribe: Subscribe
}

/** A listener that throws is its own problem: `onListenerError` hears of it and the others still get the push. */
export function createPushHub(onListenerError: (error: unknown) => void): PushHub {
  const listeners = new Set<(push: Push) => void>()
  return {
    publish(name, payload) {
      const push = { name, payload } as Push
      for (const listener of [...listeners]) {
        try {
          listener(push)
        } catch (error) {
          onListenerError(error)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
