import type { MessagePort } from 'node:worker_threads'
import { toApiError, type ApiError } from '#contract/errors.ts'
import { namedError } from '../disc-error.ts'
import { openAnswers } from './answer-questions.ts'
import type { DiscQuestionKind, DiscRequest, DiscStamp } from './disc-questions.ts'

/** Messages of a disc's thread. */
export type DiscMessage =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ApiError }
  | { readonly doneBytes: number; readonly sizeBytes: number }

const PROGRESS_MS = 100

/**
 * Answers questions about one disc until the thread ends; one at a time, because they share caches and a budget. The
 * returned function takes requests.
 */
export function serveQuestions(stamp: DiscStamp, port: MessagePort): (request: DiscRequest) => void {
  const send = (message: DiscMessage): void => port.postMessage(message)
  const stop = new AbortController()
  let reportedMs = 0
  const opening = openAnswers(stamp, {
    signal: stop.signal,
    onProgress(doneBytes, sizeBytes) {
      const nowMs = performance.now()
      if (nowMs - reportedMs < PROGRESS_MS && doneBytes < sizeBytes) return
      reportedMs = nowMs
      send({ doneBytes, sizeBytes })
    },
  })
  // The first question gets the error.
  opening.catch(() => {})
  let last: Promise<void> = Promise.resolve()

  const answer = async (id: number, kind: DiscQuestionKind, asked: unknown): Promise<void> => {
    try {
      const answers = await opening
      const ask = answers?.[kind] as ((asked: unknown) => Promise<unknown>) | undefined
      send({ id, ok: true, answer: ask ? await ask(asked) : null })
    } catch (thrown) {
      send({ id, ok: false, error: toApiError(namedError(stamp.path, thrown)) })
    }
  }

  return request => {
    if ('cancel' in request) stop.abort()
    else if ('id' in request) last = last.then(() => answer(request.id, request.kind, request.asked))
  }
}
