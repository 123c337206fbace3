import { shallowRef, watch, type ShallowRef } from 'vue'

/** A choice that this window remembers: JSON in local storage under `slipway.NAME`. */
export function useStored<T>(name: string, initial: T): ShallowRef<T> {
  const key = `slipway.${name}`
  const value = shallowRef(read(key, initial))
  watch(value, next => localStorage.setItem(key, JSON.stringify(next)))
  return value
}

function read<T>(key: string, initial: T): T {
  const text = localStorage.getItem(key)
  if (text === null) return initial
  try {
    const parsed: unknown = JSON.parse(text)
    const isRecord = (value: unknown): value is object =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
    if (Array.isArray(parsed) !== Array.isArray(initial)) return initial
    return (isRecord(parsed) && isRecord(initial) ? { ...initial, ...parsed } : parsed) as T
  } catch {
    // Written by something else: the default is better than a page that does not open.
    return initial
  }
}
