/** Changes that come 60 times a second are drawn at most as often; many of them take longer to draw and are drawn less often. */
const PAUSE_MS_PER_ITEM = 5
const MIN_PAUSE_MS = 16
const MAX_PAUSE_MS = 1000

/** The pause after drawing this many things: 16 ms for one, a second for two hundred. */
export const pauseMs = (count: number): number =>
  Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, count * PAUSE_MS_PER_ITEM))

/** Keeps the newest value of each key and delivers all of them together. The first after a pause is delivered at once. */
export function createGather<K, V>(take: (values: ReadonlyMap<K, V>) => void): (key: K, value: V) => void {
  let waiting = new Map<K, V>()
  let isPausing = false

  function deliver(): void {
    isPausing = waiting.size > 0
    if (!isPausing) return
    const values = waiting
    waiting = new Map()
    setTimeout(deliver, pauseMs(values.size))
    take(values)
  }

  return (key, value) => {
    waiting.set(key, value)
    if (isPausing) return
    isPausing = true
    // Values of the same burst are delivered together.
    queueMicrotask(deliver)
  }
}
