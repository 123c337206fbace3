/** Thrown when a budget is used up. What was found until then remains valid. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget'
}

/**
 * What reading a disc may cost. Everything that reads one at the request of a machine or of the page counts here: a
 * file of 32 kB can describe work for hours.
 */
export interface ReadBudget {
  /** Counts names, extents, lines or other pieces. Throws {@link OutOfBudget} if they are too many or the time is up. */
  step(count?: number): void
  /** Counts bytes that are read or decompressed. Throws {@link OutOfBudget} if they are too many or the time is up. */
  spend(bytes: number): void
  /** Starts again, for the next request to the same reader. */
  restart(limits: ReadLimits): void
}

/** The largest known initrd, Ubuntu's with all firmware, has 600 MB decompressed. */
const MAX_BYTES = 2 * 1024 ** 3
/** A full Debian DVD has about 10,000 names. */
const MAX_STEPS = 4_000_000
/** Asking for the time costs as much as a small step. */
const STEPS_PER_CLOCK = 256

/** The defaults allow every real disc. */
export interface ReadLimits {
  readonly timeMs: number
  readonly maxBytes?: number
  readonly maxSteps?: number
}

export function createReadBudget(limits: ReadLimits & { readonly nowMs?: () => number }): ReadBudget {
  const nowMs = limits.nowMs ?? (() => performance.now())
  let deadlineMs = 0
  let bytesLeft = 0
  let stepsLeft = 0
  let unclocked = 0
  const restart = ({ timeMs, maxBytes = MAX_BYTES, maxSteps = MAX_STEPS }: ReadLimits): void => {
    deadlineMs = nowMs() + timeMs
    bytesLeft = maxBytes
    stepsLeft = maxSteps
    unclocked = 0
  }
  restart(limits)
  return {
    restart,
    step(count = 1) {
      stepsLeft -= count
      unclocked += count
      if (stepsLeft < 0) throw new OutOfBudget()
      if (unclocked < STEPS_PER_CLOCK) return
      unclocked = 0
      if (nowMs() > deadlineMs) throw new OutOfBudget()
    },
    spend(bytes) {
      bytesLeft -= bytes
      if (bytesLeft < 0 || nowMs() > deadlineMs) throw new OutOfBudget()
    },
  }
}
