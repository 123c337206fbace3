/** Gives out numbers that only rise. */
export interface Counter {
  next(): number
  /** The number given out last. */
  last(): number
}

export function createCounter(last: number): Counter {
  let given = last
  return { next: () => ++given, last: () => given }
}
