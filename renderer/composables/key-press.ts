/** A key of the frame that a page may handle: the most recent listener gets it, until it unsubscribes. */
export function createKeyPress(): { press(): boolean; onPress(listener: () => void): () => void } {
  const listeners: (() => void)[] = []
  return {
    press() {
      const listener = listeners.at(-1)
      listener?.()
      return listener !== undefined
    },
    onPress(listener) {
      listeners.push(listener)
      return () => listeners.splice(listeners.indexOf(listener), 1)
    },
  }
}
