import type { ApiError, Reply } from '#contract/errors.ts'
import { UPLOAD_CHUNK_BYTES, UPLOAD_OVERLAP_BYTES, type UploadState } from '#contract/upload.ts'
import { failure, type Sending } from './transport.ts'
import type { Asked, UploadServer } from './upload-requests.ts'

const RETRY_MS = 2_000

/**
 * Sends a file to the computer that serves, part by part. If a part of it is already there from an earlier page or a lost
 * connection, continues after that part. Waits for a lost connection until `signal` aborts; then removes what has arrived.
 */
export async function uploadFile(
  file: File,
  sending: Sending,
  server: UploadServer,
  wait: (ms: number, signal?: AbortSignal) => Promise<void> = pause,
): Promise<Reply<{ readonly path: string }>> {
  const { signal } = sending
  const { name, size: sizeBytes, lastModified: modifiedMs } = file
  let sentBytes = 0

  /** Asks until the server responds. */
  const insist = async <T>(ask: () => Promise<Asked<T>>): Promise<Reply<T>> => {
    for (;;) {
      const reply = signal?.aborted ? stopped(file, sentBytes) : await ask()
      if (reply !== 'lost') {
        sending.onPause?.(false)
        return reply
      }
      sending.onPause?.(true)
      await wait(RETRY_MS, signal)
    }
  }

  for (;;) {
    const begun = await insist(() => server.begin({ name, sizeBytes, modifiedMs }))
    if (!begun.ok) return begun
    const { id } = begun.value
    sending.onBegin?.(id)
    const sent = await sendParts(id, begun.value.receivedBytes)
    if (signal?.aborted) await server.remove(id)
    if (sent !== 'forgotten') return sent
  }

  /** `forgotten`: the server does not know the upload any more. */
  async function sendParts(
    id: string,
    receivedBytes: number,
  ): Promise<Reply<{ readonly path: string }> | 'forgotten'> {
    let received = receivedBytes
    let isSure = received === 0
    for (;;) {
      // After an interruption the last bytes are sent again: the server compares them.
      const offset = isSure ? received : Math.max(0, received - UPLOAD_OVERLAP_BYTES)
      const part = file.slice(offset, received + UPLOAD_CHUNK_BYTES)
      const onProgress = (bytes: number): void => {
        sentBytes = Math.min(offset + bytes, sizeBytes)
        sending.onProgress?.(sentBytes, sizeBytes)
      }
      onProgress(0)
      const state = await server.send(id, offset, part, onProgress, signal)
      if (state === 'lost') {
        const problem = signal?.aborted ? null : await readProblem(file, part)
        if (problem) return failure(problem)
        const found = await insist(() => server.find(id))
        if (!found.ok) return found
        if (!found.value) return 'forgotten'
        received = found.value.receivedBytes
        isSure = false
        continue
      }
      if (!state.ok) return state
      const done = whole(state.value)
      if (done) return done
      received = state.value.receivedBytes
      isSure = true
    }
  }
}

const whole = ({ path }: UploadState): Reply<{ readonly path: string }> | null =>
  path === null ? null : { ok: true, value: { path } }

const stopped = (file: File, receivedBytes: number): Reply<never> =>
  failure({ code: 'upload-incomplete', params: { name: file.name, receivedBytes, expectedBytes: file.size } })

/** A browser aborts the request in the same way when the file was changed or its drive is gone. */
async function readProblem(file: File, part: Blob): Promise<ApiError | null> {
  return part
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => null,
      (error: unknown) =>
        ({ code: 'iso-unreadable', params: { path: file.name, detail: String(error) } }) as const,
    )
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
