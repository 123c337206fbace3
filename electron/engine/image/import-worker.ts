import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { toApiError, type ApiError } from '#contract/errors.ts'
import type { DiscRequest } from './disc-thread/disc-questions.ts'
import type { ImportRequest, ImportResult, ImportStep } from './import-image.ts'

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

/**
 * The entry point of a worker thread: imports or hashes one file and ends, or answers questions about one disc. Each
 * kind loads only its own code.
 */
parentPort?.once(
  'message',
  (request: ImportRequest | HashRequest | Extract<DiscRequest, { disc: unknown }>) => {
    if ('hashPath' in request) hash(request)
    else if ('disc' in request) answerAbout(request)
    else readIso(request)
  },
)

/** Questions that arrive while the code is loaded are answered after that, in their order. */
function answerAbout({ disc }: Extract<DiscRequest, { disc: unknown }>): void {
  const port = parentPort
  if (!port) return
  const loading = import('./disc-thread/serve-questions.ts').then(({ serveQuestions }) =>
    serveQuestions(disc, port),
  )
  port.on('message', (request: DiscRequest) => {
    loading.then(take => take(request)).catch(endThread)
  })
}

/** The other side hears of it as the end of this thread. */
function endThread(thrown: unknown): void {
  setImmediate(() => {
    throw thrown
  })
}

async function readLater(request: ImportRequest, onStep: (step: ImportStep) => void): Promise<ImportResult> {
  const { importImage } = await import('./import-image.ts')
  return importImage(request, onStep)
}

function readIso(request: ImportRequest): void {
  const say = (message: ImportMessage) => parentPort?.postMessage(message)
  readLater(request, step => say({ step })).then(
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
