/** Packets wait for such a sync no longer than for one another. */
const QUICK_MS = 0.15
/** What a disk is taken for before anything is known of it. */
const UNKNOWN_MS = 1
/** Each sync counts for so much: one slow sync outweighs some twenty quick ones. */
const WEIGHT = 1 / 16

/** Is this a disk whose syncs are so short that waiting for them is cheaper than not waiting? */
export interface SyncPace {
  isQuick(): boolean
  note(tookMs: number): void
}

/**
 * Judges by a running mean of what syncs took. A page of the log is on a good solid-state disk in 0.07 ms; waking a
 * thread for it and hearing back takes longer than that. A turning disk takes 10 ms and more, and nobody waits for it.
 */
export function createSyncPace(): SyncPace {
  let meanMs = UNKNOWN_MS
  return {
    isQuick: () => meanMs < QUICK_MS,
    note(tookMs) {
      meanMs += (tookMs - meanMs) * WEIGHT
    },
  }
}
