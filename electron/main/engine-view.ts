import type { DesktopPreferences } from '#contract/desktop.ts'
import type { Subscribe } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import type { ServingState } from '#contract/network.ts'

/** The engine's state that the shell needs synchronously when a window closes, as of the engine's last event. */
export interface EngineView {
  serving(): ServingState
  isServing(): boolean
  preferences(): DesktopPreferences
  /** Calls `listener` at once, and after every change. */
  watch(listener: () => void): void
}

export async function viewEngine(needs: { handlers: Handlers; subscribe: Subscribe }): Promise<EngineView> {
  const { handlers, subscribe } = needs
  const listeners: (() => void)[] = []
  let serving = await handlers['serving.state'](null)
  let preferences = await handlers['desktop.show'](null)
  subscribe(push => {
    if (push.name === 'serving.changed') serving = push.payload
    else if (push.name === 'desktop.changed') preferences = push.payload
    else return
    for (const listen of listeners) listen()
  })
  return {
    serving: () => serving,
    isServing: () => serving.state === 'serving' || serving.state === 'starting',
    preferences: () => preferences,
    watch(listener) {
      listeners.push(listener)
      listener()
    },
  }
}
