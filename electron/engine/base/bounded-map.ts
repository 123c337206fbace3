/**
 * A map of at most `capacity` entries: adding one more evicts the entry that was set longest ago. Keys come from the
 * network, so a flood of invented ones must not exhaust memory.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #capacity: number
  readonly #onForgotten: ((key: K, value: V) => void) | null

  /** `onForgotten` is called for an evicted entry, not for one that was deleted or replaced. */
  constructor(capacity: number, onForgotten: ((key: K, value: V) => void) | null = null) {
    super()
    this.#capacity = capacity
    this.#onForgotten = onForgotten
  }

  /** The entry becomes the newest, even if its key already existed. */
  override set(key: K, value: V): this {
    // Map keeps the order of first insertion; deleting first makes it the order of the last `set`.
    this.delete(key)
    super.set(key, value)
    if (this.size > this.#capacity) this.#forgetOldest()
    return this
  }

  #forgetOldest(): void {
    const oldest = this.entries().next().value
    if (!oldest) return
    this.delete(oldest[0])
    this.#onForgotten?.(...oldest)
  }
}

/**
 * A bounded map whose entries expire `lifetimeMs` after they were set. Every call passes the time, so any clock will
 * do.
 */
export class ExpiringMap<K, V> {
  readonly #entries: BoundedMap<K, { value: V; setAtMs: number }>
  readonly #lifetimeMs: number

  constructor(capacity: number, lifetimeMs: number) {
    this.#entries = new BoundedMap(capacity)
    this.#lifetimeMs = lifetimeMs
  }

  set(key: K, value: V, nowMs: number): void {
    // Reuses the entry object: packet paths set the same key over and over.
    const entry = this.#entries.get(key) ?? { value, setAtMs: nowMs }
    entry.value = value
    entry.setAtMs = nowMs
    this.#entries.set(key, entry)
  }

  get(key: K, nowMs: number): V | undefined {
    const entry = this.#entries.get(key)
    return entry && nowMs - entry.setAtMs < this.#lifetimeMs ? entry.value : undefined
  }

  has(key: K, nowMs: number): boolean {
    const entry = this.#entries.get(key)
    return entry !== undefined && nowMs - entry.setAtMs < this.#lifetimeMs
  }

  /** Returns the value and removes it. */
  take(key: K, nowMs: number): V | undefined {
    const value = this.get(key, nowMs)
    this.#entries.delete(key)
    return value
  }

  delete(key: K): void {
    this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** Rate limit per key: true once per interval, so that repeated reports do not fill the log. */
interface OncePer {
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
