import { ExpiringMap } from '../../base/bounded-map.ts'

/** Rate limit per key: true once per interval, so that repeated reports do not fill the log. */
export interface OncePer {
  /** True if `key` was not due within the interval; then starts a new interval. */
  isDue(key: string, nowMs: number): boolean
}

/** Keys come from packets: a flood of fake addresses evicts the oldest ones. */
const MAX_KEYS = 1024

export function createOncePer(durationMs: number): OncePer {
  const recent = new ExpiringMap<string, true>(MAX_KEYS, durationMs)
  return {
    isDue(key, nowMs) {
      if (recent.has(key, nowMs)) return false
      recent.set(key, true, nowMs)
      return true
    },
  }
}
