import { Worker } from 'node:worker_threads'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { HashMessage, HashRequest } from './import-worker.ts'

/** Hashes one file in a thread of its own. Rejects with `iso-unreadable`, or `cancelled` when `signal` aborts. */
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
      const fail = (why: { readonly detail: string }, cause?: unknown) =>
        reject(new SlipwayError('iso-unreadable', { path, ...why }, cause))
      signal.addEventListener('abort', () => {
        reject(new SlipwayError('cancelled', { path }))
        void worker.terminate()
      })
      worker.on('message', (message: HashMessage) => {
        if ('doneBytes' in message) return onProgress(message.doneBytes)
        if ('sha256' in message) resolve(message.sha256)
        else fail({ detail: message.detail })
        void worker.terminate()
      })
      worker.on('error', error => fail({ detail: error.message }, error))
      // After an outcome this rejects a promise that is settled, which does nothing.
      worker.on('exit', () => fail(detail('reading-stopped')))
      worker.postMessage({ hashPath: path } satisfies HashRequest)
    })
}
