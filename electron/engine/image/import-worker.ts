import { parentPort } from 'node:worker_threads'
import { toApiError, type ApiError } from '#contract/errors.ts'
import { importImage } from './import-image.ts'
import type { ImportRequest, ImportResult, ImportStep } from './import-result.ts'

/** What the worker says: each step as it begins, then one outcome. */
export type ImportMessage =
  | { readonly step: ImportStep }
  | { readonly ok: true; readonly value: ImportResult }
  | { readonly ok: false; readonly error: ApiError }

/** The entry of a worker thread: takes one {@link ImportRequest} and ends. */
parentPort?.once('message', (request: ImportRequest) => {
  const say = (message: ImportMessage) => parentPort?.postMessage(message)
  importImage(request, step => say({ step })).then(
    value => say({ ok: true, value }),
    (thrown: unknown) => say({ ok: false, error: toApiError(thrown) }),
  )
})
