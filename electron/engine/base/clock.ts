/** Time as the engine sees it, so that tests can control it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. Jumps when someone sets the computer's clock. */
  nowMs(): number
  /** Milliseconds since some fixed moment. Never jumps, and stops while the computer sleeps. */
  monotonicMs(): number
  /** Calls back once after `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void
}

/** The computer's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
