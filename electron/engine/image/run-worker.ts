import { Worker } from 'node:worker_threads'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { ImportRequest, ImportResult, ImportStep } from './import-image.ts'
import type { ImportMessage, HashMessage, HashRequest } from './import-worker.ts'

/** Imports one ISO in a separate thread. Rejects with a SlipwayError, `internal` if the thread died. */
export type Importer = (request: ImportRequest, onStep: (step: ImportStep) => void) => Promise<ImportResult>

/** Only a malicious disc needs more memory. */
const MAX_HEAP_MB = 1024
/** Ten times what the slowest share needs. */
const TIME_LIMIT_MS = 10 * 60_000

/** Starts one worker thread per import, so that a crash or a hostile disc affects only that import. */
export function createImporter(needs: {
  /** `import-worker.ts`, or its bundle. */
  readonly workerFile: URL | string
  readonly timeLimitMs?: number
  /** Aborted when Slipway ends: running imports reject with `cancelled`, later ones at once. */
  readonly signal?: AbortSignal
}): Importer {
  return (request, onStep) =>
    new Promise((resolve, reject) => {
      const { signal } = needs
      if (signal?.aborted) return reject(new SlipwayError('cancelled', { path: request.path }))
      // Do not pass this process's flags (a test runner's loader, an inspector's port) to the worker.
      const worker = new Worker(needs.workerFile, {
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      })
      const fail = (why: ApiError['params'], cause?: unknown) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
        reject(new SlipwayError('internal', { ...why, path: request.path }, cause))
      }
      const cancel = (): void => {
        clearTimeout(timer)
        reject(new SlipwayError('cancelled', { path: request.path }))
        end(worker)
      }
      signal?.addEventListener('abort', cancel, { once: true })
      const timer = setTimeout(() => {
        fail(detail('reading-too-long'))
        end(worker)
      }, needs.timeLimitMs ?? TIME_LIMIT_MS)
      worker.on('message', (message: ImportMessage) => {
        if ('step' in message) return onStep(message.step)
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
        if (message.ok) resolve(message.value)
        else reject(new SlipwayError(message.error.code, message.error.params))
        end(worker)
      })
      worker.on('error', error => fail({ detail: error.message }, error))
      // No effect after a result: the promise is settled then.
      worker.on('exit', () => fail(detail('reading-stopped')))
      worker.postMessage(request)
    })
}

/** Hashes one file in a separate thread. Rejects with `iso-unreadable`, or `cancelled` when `signal` aborts. */
export type Hasher = (
  path: string,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
) => Promise<string>

/** `workerFile` is `import-worker.ts`, or its bundle. */
export function createHasher(needs: { readonly workerFile: URL | string }): Hasher {
  return (path, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(needs.workerFile, { execArgv: [] })
      const fail = (why: ApiError['params'], cause?: unknown) =>
        reject(new SlipwayError('iso-unreadable', { path, ...why }, cause))
      signal.addEventListener('abort', () => {
        reject(new SlipwayError('cancelled', { path }))
        end(worker)
      })
      worker.on('message', (message: HashMessage) => {
        if ('doneBytes' in message) return onProgress(message.doneBytes)
        if ('sha256' in message) resolve(message.sha256)
        else fail({ detail: message.detail })
        end(worker)
      })
      worker.on('error', error => fail({ detail: error.message }, error))
      // No effect after a result: the promise is settled then.
      worker.on('exit', () => fail(detail('reading-stopped')))
      worker.postMessage({ hashPath: path } satisfies HashRequest)
    })
}

/** Node documents no failure of `terminate`, and the work has ended either way, so no caller needs the error. */
function end(worker: Worker): void {
  worker.terminate().catch(() => undefined)
}
