import { parentPort } from 'node:worker_threads'
import { toApiError, type ApiError } from '#contract/errors.ts'
import { hashFile } from './hash-file.ts'
import { importImage } from './import-image.ts'
import type { ImportRequest, ImportResult, ImportStep } from './import-result.ts'

/** What the worker says of an import: each step as it begins, then one outcome. */
export type ImportMessage =
  | { readonly step: ImportStep }
  | { readonly ok: true; readonly value: ImportResult }
  | { readonly ok: false; readonly error: ApiError }

export interface HashRequest {
  readonly hashPath: string
}

/** And of hashing: how far it is, then one outcome. */
export type HashMessage =
  { readonly doneBytes: number } | { readonly sha256: string } | { readonly detail: string }

/** The entry of a worker thread: takes one request, answers it, and ends. */
parentPort?.once('message', (request: ImportRequest | HashRequest) => {
  if ('hashPath' in request) hash(request)
  else readIso(request)
})

function readIso(request: ImportRequest): void {
  const say = (message: ImportMessage) => parentPort?.postMessage(message)
  importImage(request, step => say({ step })).then(
    value => say({ ok: true, value }),
    (thrown: unknown) => say({ ok: false, error: toApiError(thrown) }),
  )
}

function hash({ hashPath }: HashRequest): void {
  const say = (message: HashMessage) => parentPort?.postMessage(message)
  hashFile(hashPath, doneBytes => say({ doneBytes })).then(
    sha256 => say({ sha256 }),
    (thrown: unknown) => say({ detail: thrown instanceof Error ? thrown.message : String(thrown) }),
  )
}
