/** At 3,000 leases a second, each with a sync of its own, the thread has half its time for everything else. */
const QUICK_MS = 0.15
/** What a disk is taken for before anything is known of it. */
const UNKNOWN_MS = 1
/** Each sync counts for so much: one slow sync outweighs some twenty quick ones. */
const WEIGHT = 1 / 16
/** A sync by way of a thread of the pool takes longer by both wakings; beyond this it was the disk. */
const HOPEFUL_MS = 1
/** Every so many hopeful syncs one is waited for, to see what the disk alone takes. */
const TRIAL_EVERY = 8

/** Is this a disk whose syncs are so short that waiting for them is cheaper than not waiting? */
export interface SyncPace {
  isQuick(): boolean
  /** A sync that was waited for took so long. */
  noteWaited(tookMs: number): void
  /** A sync that a thread of the pool made was told of after so long. */
  noteThreaded(tookMs: number): void
}

/**
 * Judges by a running mean of the syncs that were waited for. A page of the log is on a good solid-state disk in
 * 0.07 ms; waking a thread for it and hearing back takes longer than that, so what a thread took only tells whether a
 * trial is worth it. A turning disk takes 10 ms and more, and nobody waits for it.
 */
export function createSyncPace(): SyncPace {
  let meanMs = UNKNOWN_MS
  let hopeful = 0
  return {
    isQuick: () => meanMs < QUICK_MS || hopeful >= TRIAL_EVERY,
    noteWaited(tookMs) {
      hopeful = 0
      meanMs += (tookMs - meanMs) * WEIGHT
    },
    noteThreaded(tookMs) {
      hopeful = tookMs < HOPEFUL_MS ? hopeful + 1 : 0
    },
  }
}
