/** What changes 60 times a second is drawn no more often; what is much takes longer to draw, and comes less often. */
const PAUSE_MS_PER_ITEM = 5
const MIN_PAUSE_MS = 16
const MAX_PAUSE_MS = 1000

/** The pause after so many things were drawn again: 16 ms for one, a second for two hundred. */
export const pauseMs = (count: number): number =>
  Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, count * PAUSE_MS_PER_ITEM))

/** Keeps the newest of each key and hands on all of them together. The first after a pause is handed on at once. */
export function createGather<K, V>(take: (values: ReadonlyMap<K, V>) => void): (key: K, value: V) => void {
  let waiting = new Map<K, V>()
  let isPausing = false

  function handOn(): void {
    isPausing = waiting.size > 0
    if (!isPausing) return
    const values = waiting
    waiting = new Map()
    setTimeout(handOn, pauseMs(values.size))
    take(values)
  }

  return (key, value) => {
    waiting.set(key, value)
    if (isPausing) return
    isPausing = true
    // Those that come in the same burst go together.
    queueMicrotask(handOn)
  }
}
