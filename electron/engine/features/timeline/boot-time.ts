/**
 * The time inside one boot: the wall clock of its beginning and what has truly passed since. A clock that is set while a
 * machine boots moves nothing in it.
 */
export interface BootTime {
  readonly startedAtMs: number
  readonly startedMonotonicMs: number
}

export function bootTimeAt(time: BootTime, monotonicMs: number): number {
  return time.startedAtMs + Math.round(monotonicMs - time.startedMonotonicMs)
}
