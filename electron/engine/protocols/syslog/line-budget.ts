import type { Ipv4 } from '#contract/address.ts'
import { BoundedMap } from '../../base/bounded-map.ts'

/** How many lines each sender may have kept: an installer's burst, and then a steady trickle. */
export interface LineBudget {
  /** True where there is room for one more of this sender. */
  take(sender: Ipv4, nowMs: number): boolean
  /** How many were turned away since it was last told, where it is time to tell; else 0. */
  takeDropped(sender: Ipv4, nowMs: number): number
}

/** The journal keeps 100,000 events in all. */
const BURST_LINES = 200
const LINES_PER_SECOND = 10
const MAX_SENDERS = 256
const TELL_INTERVAL_MS = 60_000

interface Sender {
  tokens: number
  filledAtMs: number
  dropped: number
  toldAtMs: number
}

export function createLineBudget(): LineBudget {
  const senders = new BoundedMap<Ipv4, Sender>(MAX_SENDERS)
  const senderOf = (address: Ipv4, nowMs: number): Sender => {
    const known = senders.get(address)
    const sender = known ?? {
      tokens: BURST_LINES,
      filledAtMs: nowMs,
      dropped: 0,
      toldAtMs: Number.NEGATIVE_INFINITY,
    }
    senders.set(address, sender)
    return sender
  }
  return {
    take(address, nowMs) {
      const sender = senderOf(address, nowMs)
      const filled = sender.tokens + ((nowMs - sender.filledAtMs) / 1000) * LINES_PER_SECOND
      sender.tokens = Math.min(BURST_LINES, filled)
      sender.filledAtMs = nowMs
      if (sender.tokens < 1) {
        sender.dropped++
        return false
      }
      sender.tokens--
      return true
    },
    takeDropped(address, nowMs) {
      const sender = senders.get(address)
      if (!sender || sender.dropped === 0 || nowMs - sender.toldAtMs < TELL_INTERVAL_MS) return 0
      const { dropped } = sender
      sender.dropped = 0
      sender.toldAtMs = nowMs
      return dropped
    },
  }
}
