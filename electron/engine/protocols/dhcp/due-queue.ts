/** A priority queue of keys by time (binary heap): finding or moving the earliest does not visit the others. */
export interface DueQueue<K> {
  readonly size: number
  /** The earliest key that is due, or null. It stays in the queue until its time is set again. */
  firstDue(nowMs: number): K | null
  /** Adds a key, or changes its time. */
  set(key: K, dueMs: number): void
  has(key: K): boolean
}

interface Entry<K> {
  readonly key: K
  dueMs: number
}

export function createDueQueue<K>(): DueQueue<K> {
  const heap: Entry<K>[] = []
  const places = new Map<K, number>()

  const put = (entry: Entry<K>, place: number): void => {
    heap[place] = entry
    places.set(entry.key, place)
  }
  const rise = (entry: Entry<K>, from: number): void => {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (heap[parent]!.dueMs <= entry.dueMs) break
      put(heap[parent]!, place)
      place = parent
    }
    put(entry, place)
  }
  const sink = (entry: Entry<K>, from: number): void => {
    let place = from
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.dueMs < heap[child]!.dueMs) child++
      if (heap[child]!.dueMs >= entry.dueMs) break
      put(heap[child]!, place)
      place = child
    }
    put(entry, place)
  }

  return {
    get size() {
      return heap.length
    },
    firstDue(nowMs) {
      const first = heap[0]
      return first && first.dueMs <= nowMs ? first.key : null
    },
    set(key, dueMs) {
      const place = places.get(key)
      if (place === undefined) return rise({ key, dueMs }, heap.length)
      const entry = heap[place]!
      const isSooner = dueMs < entry.dueMs
      entry.dueMs = dueMs
      if (isSooner) rise(entry, place)
      else sink(entry, place)
    },
    has: key => places.has(key),
  }
}
