import { ExpiringMap } from '../../base/bounded-map.ts'

/** Says of each key once in a while that it is due, so that what repeats is told without filling the log. */
export interface OncePer {
  isDue(key: string, nowMs: number): boolean
}

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
