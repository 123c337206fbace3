/** A key of the frame that a page may answer: whoever came last hears it, until it leaves. */
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
