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

/**
 * The same clock, but a callback that throws ends neither the process nor the callbacks due with it: the error goes to
 * `onError`.
 */
export function guardClock(clock: Clock, onError: (error: unknown) => void): Clock {
  return {
    nowMs: clock.nowMs.bind(clock),
    monotonicMs: clock.monotonicMs.bind(clock),
    after: (delayMs, callback) => clock.after(delayMs, guarded(callback, onError)),
  }
}

/** A callback that never throws: what it throws goes to `onError`, and what that throws goes nowhere. */
export function guarded<A extends readonly unknown[]>(
  callback: (...args: A) => void,
  onError: (error: unknown) => void,
): (...args: A) => void {
  return (...args) => {
    try {
      callback(...args)
    } catch (error) {
      try {
        onError(error)
      } catch {
        // There is no one left to report it to, and serving is worth more than the report.
      }
    }
  }
}
