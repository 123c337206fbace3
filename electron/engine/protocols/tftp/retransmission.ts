/** When an unanswered window is sent again. */
export interface Retransmission {
  readonly delayMs: number
  /** An answer came after this long, to something that was sent once (Karn's rule). */
  sample(roundTripMs: number): void
  /** No answer: wait longer. */
  backOff(): void
}

const FIRST_DELAY_MS = 1000
/** Clients pause to write to flash; a repetition costs them more than a wait costs us. */
const MIN_DELAY_MS = 400
/** Longer than atftp's 5 s: it answers a window that it has twice with silence until it has heard nothing for so long. */
const MAX_DELAY_MS = 6000
const ROUND_TRIPS_TO_WAIT = 8
/** Jacobson's gain. */
const GAIN = 1 / 8

/** Adapts to the client's pace and doubles while it is silent; fixed where the client asked for a `timeout` (RFC 2349). */
export function createRetransmission(fixedDelayMs: number | null): Retransmission {
  let smoothedMs: number | null = null
  let delayMs = fixedDelayMs ?? FIRST_DELAY_MS
  return {
    get delayMs() {
      return delayMs
    },
    sample(roundTripMs) {
      if (fixedDelayMs !== null) return
      smoothedMs = smoothedMs === null ? roundTripMs : smoothedMs + (roundTripMs - smoothedMs) * GAIN
      delayMs = Math.min(Math.max(smoothedMs * ROUND_TRIPS_TO_WAIT, MIN_DELAY_MS), FIRST_DELAY_MS)
    },
    backOff() {
      if (fixedDelayMs === null) delayMs = Math.min(delayMs * 2, MAX_DELAY_MS)
    },
  }
}
