/** Says of each key once in a while that it is due, so that what repeats is told without filling the log. */
export interface OncePer {
  isDue(key: string, nowMs: number): boolean
}

/** Beyond this many keys the oldest is forgotten: a flood of made-up ones must not fill the memory. */
const MAX_KEYS = 1024

export function createOncePer(durationMs: number): OncePer {
  const toldAtMs = new Map<string, number>()
  return {
    isDue(key, nowMs) {
      const lastMs = toldAtMs.get(key)
      if (lastMs !== undefined && nowMs - lastMs < durationMs) return false
      toldAtMs.delete(key)
      toldAtMs.set(key, nowMs)
      if (toldAtMs.size > MAX_KEYS) toldAtMs.delete(toldAtMs.keys().next().value!)
      return true
    },
  }
}
