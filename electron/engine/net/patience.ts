/** Learns whether waiting awake for an answer pays. */
export interface Patience {
  mayWait(): boolean
  /** `crowded`: others want this processor, and waiting asleep is quicker. */
  learn(outcome: 'answered' | 'vain' | 'crowded'): void
}

const MAX_VAIN_WAITS = 8
/** How often it is not tried before it is tried again: a quick client may have come. */
const REST_TURNS = 500

export function createPatience(): Patience {
  let vainWaits = 0
  let restTurns = 0
  return {
    mayWait() {
      if (restTurns === 0) return true
      restTurns--
      return false
    },
    learn(outcome) {
      vainWaits = outcome === 'answered' ? 0 : vainWaits + 1
      if (outcome !== 'crowded' && vainWaits < MAX_VAIN_WAITS) return
      restTurns = REST_TURNS
      // One more try in vain is enough then.
      vainWaits = MAX_VAIN_WAITS - 1
    },
  }
}
