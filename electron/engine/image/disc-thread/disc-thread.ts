import { Worker } from 'node:worker_threads'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { DiscQuestionKind, DiscQuestions, DiscRequest, DiscStamp } from './disc-questions.ts'
import type { DiscMessage } from './serve-questions.ts'

/**
 * A thread that reads one disc, so that a hostile one stops neither DHCP nor other discs and takes no memory of this
 * thread. It starts with the first question.
 */
export interface DiscThread {
  /** Rejects with `iso-unreadable`, also if reading takes too long or too much memory; the thread has ended then. */
  ask<Kind extends DiscQuestionKind>(
    kind: Kind,
    asked: DiscQuestions[Kind]['asked'],
  ): Promise<DiscQuestions[Kind]['answer']>
  /** Ends the thread; what is still asked is rejected. */
  close(): void
}

/** Twice what the directories of the largest disc need. */
const MAX_HEAP_MB = 256
/** More than a budget allows: a thread that does not even notice that its time is up. */
const SILENCE_MS = 30_000

export function createDiscThread(needs: {
  /** `import-worker.ts`, or its bundle. */
  readonly workerFile: URL | string
  readonly stamp: DiscStamp
  readonly silenceMs?: number
  readonly onProgress?: (doneBytes: number, sizeBytes: number) => void
  /** Ends a long answer early; it is rejected with what the thread says then. */
  readonly signal?: AbortSignal
}): DiscThread {
  const { stamp, silenceMs = SILENCE_MS } = needs
  const pending = new Map<number, { resolve(answer: unknown): void; reject(error: unknown): void }>()
  let worker: Worker | null = null
  let lastId = 0
  let timer: NodeJS.Timeout | undefined

  /** Restarted with every answer: questions are answered one at a time. */
  const watch = (): void => {
    clearTimeout(timer)
    if (pending.size > 0) timer = setTimeout(() => end(detail('reading-too-long')), silenceMs)
  }

  const end = (why: ApiError['params'], cause?: unknown): void => {
    const ended = worker
    worker = null
    clearTimeout(timer)
    const waiting = [...pending.values()]
    pending.clear()
    const error = new SlipwayError('iso-unreadable', { path: stamp.path, ...why }, cause)
    for (const { reject } of waiting) reject(error)
    // Node documents no failure of `terminate`, and no one waits for its end.
    ended?.terminate().catch(() => undefined)
  }

  const start = (): Worker => {
    // Do not pass this process's flags (a test runner's loader, an inspector's port) to the worker.
    const started = new Worker(needs.workerFile, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    })
    started.on('message', (message: DiscMessage) => {
      if (started !== worker) return
      if ('doneBytes' in message) {
        watch()
        return needs.onProgress?.(message.doneBytes, message.sizeBytes)
      }
      const asked = pending.get(message.id)
      pending.delete(message.id)
      watch()
      if (pending.size === 0) started.unref()
      if (message.ok) asked?.resolve(message.answer)
      else asked?.reject(new SlipwayError(message.error.code, message.error.params))
    })
    started.on('error', error => {
      if (started === worker) end({ detail: error.message }, error)
    })
    started.on('exit', () => {
      if (started === worker) end(detail('reading-stopped'))
    })
    started.postMessage({ disc: stamp } satisfies DiscRequest)
    return started
  }

  needs.signal?.addEventListener('abort', () => worker?.postMessage({ cancel: true } satisfies DiscRequest))

  return {
    ask: (kind, asked) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const id = ++lastId
        pending.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        if (pending.size === 1) {
          worker.ref()
          watch()
        }
        worker.postMessage({ id, kind, asked } satisfies DiscRequest)
      }),
    close: () => end(detail('reading-stopped')),
  }
}
