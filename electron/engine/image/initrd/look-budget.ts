/** Thrown where looking has cost as much as it may; what was found until then stands. */
export class OutOfBudget extends Error {
  override readonly name = 'OutOfBudget'
}

/** What looking into initrds may cost, in time and in unpacked bytes. */
export interface LookBudget {
  /** Throws {@link OutOfBudget} when these bytes are too many, or it is too late. */
  spend(bytes: number): void
}

/** The largest known, Ubuntu's with all firmware, unpacks to 600 MB. */
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
