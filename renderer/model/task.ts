import type { ApiError } from '#contract/errors.ts'
import type { RouteLocationRaw } from 'vue-router'

/** A task that takes long enough to be watched. */
export type TaskKind = 'upload' | 'import' | 'copy' | 'checksum' | 'extract' | 'boot-files'

export interface RunningTask {
  readonly key: string
  readonly kind: TaskKind
  /** The name of its subject. */
  readonly name: string
  readonly doneBytes: number
  /** 0 if unknown. */
  readonly sizeBytes: number
  readonly isPaused: boolean
  readonly cancel: (() => unknown) | null
  /** The page with the details. */
  readonly place: RouteLocationRaw
}

export type TaskEnd = 'done' | 'failed' | 'stopped'

export interface EndedTask {
  readonly key: string
  readonly kind: TaskKind
  readonly name: string
  readonly end: TaskEnd
  readonly endedAtMs: number
  readonly error: ApiError | null
}

/** How a task ended that is no longer running. */
export type Outcome = Pick<EndedTask, 'end' | 'error'>

export const DONE: Outcome = { end: 'done', error: null }
export const STOPPED: Outcome = { end: 'stopped', error: null }
export const failed = (error: ApiError | null): Outcome => ({ end: 'failed', error })

/** The tasks of `before` that are not in `now`, as history. */
export function endedSince(
  before: readonly RunningTask[],
  now: readonly RunningTask[],
  outcomeOf: (task: RunningTask) => Outcome,
  atMs: number,
): EndedTask[] {
  const running = new Set(now.map(task => task.key))
  return before
    .filter(task => !running.has(task.key))
    .map(task => {
      const { key, kind, name } = task
      return { key: `${key} ${atMs}`, kind, name, endedAtMs: atMs, ...outcomeOf(task) }
    })
}
