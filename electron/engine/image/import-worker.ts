import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { toApiError, type ApiError } from '#contract/errors.ts'
import { importImage, type ImportRequest, type ImportResult, type ImportStep } from './import-image.ts'

/** Messages of the worker about an import: each step as it begins, then one result. */
export type ImportMessage =
  | { readonly step: ImportStep }
  | { readonly ok: true; readonly value: ImportResult }
  | { readonly ok: false; readonly error: ApiError }

export interface HashRequest {
  readonly hashPath: string
}

/** Messages about hashing: progress, then one result. */
export type HashMessage =
  { readonly doneBytes: number } | { readonly sha256: string } | { readonly detail: string }

/** The entry point of a worker thread: handles one request and ends. */
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

const CHUNK_BYTES = 4 * 1024 * 1024
/** Bytes between progress messages. */
const STEP_BYTES = 64 * 1024 * 1024

/** SHA-256 of a file in lower-case hexadecimal. In a worker thread, because it keeps a core busy. */
async function hashFile(path: string, onProgress: (doneBytes: number) => void): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    let doneBytes = 0
    for (let reportedBytes = 0; ;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, doneBytes)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, bytesRead))
      doneBytes += bytesRead
      if (doneBytes - reportedBytes < STEP_BYTES) continue
      reportedBytes = doneBytes
      onProgress(doneBytes)
    }
  } finally {
    await handle.close()
  }
}
