/** Thrown when the budget is used up. What was found until then remains valid. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget'
}

/** Limits of reading initrds, in time and in decompressed bytes. */
export interface LookBudget {
  /** Counts these bytes. Throws {@link OutOfBudget} if they are too many or the time is up. */
  spend(bytes: number): void
}

/** The largest known initrd, Ubuntu's with all firmware, has 600 MB decompressed. */
const MAX_BYTES = 2 * 1024 ** 3

export function createLookBudget(limits: {
  readonly timeMs: number
  readonly maxBytes?: number
  readonly nowMs?: () => number
}): LookBudget {
  const nowMs = limits.nowMs ?? (() => performance.now())
  const deadlineMs = nowMs() + limits.timeMs
  let left = limits.maxBytes ?? MAX_BYTES
  return {
    spend(bytes) {
      left -= bytes
      if (left < 0 || nowMs() > deadlineMs) throw new OutOfBudget()
    },
  }
}
