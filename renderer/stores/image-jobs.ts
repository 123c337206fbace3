import { toApiError, type ApiError } from '#contract/errors.ts'
import type { ImageChecksum } from '#contract/image-job.ts'
import { defineStore } from 'pinia'
import { inject, shallowReactive } from 'vue'
import { ClientKey } from '../api/client.ts'

/** Extracting all files of an image into a folder, and how it ended. */
export interface Extract {
  readonly folder: string
  readonly state: 'running' | 'done' | 'stopped' | 'failed'
  readonly doneBytes: number
  /** 0 until it is known. */
  readonly sizeBytes: number
  readonly fileCount: number
  readonly error: ApiError | null
}

/** Progress arrives four times a second; a job of another window that was silent for this long is over. */
const SILENT_MS = 4_000

/** Long jobs by the image's id. They continue while other pages are open. */
export const useImageJobs = defineStore('image-jobs', () => {
  const client = inject(ClientKey)!
  const checksums = shallowReactive(new Map<string, ImageChecksum>())
  const extracts = shallowReactive(new Map<string, Extract>())
  /** The jobs whose reply this window awaits. */
  const own = new Set<string>()
  const timers = new Map<string, number>()

  client.on('checksum.changed', checksum => checksums.set(checksum.id, checksum))
  client.on('extract.progressed', ({ id, folder, doneBytes, sizeBytes }) => {
    extracts.set(id, { folder, state: 'running', doneBytes, sizeBytes, fileCount: 0, error: null })
    window.clearTimeout(timers.get(id))
    if (!own.has(id))
      timers.set(
        id,
        window.setTimeout(() => extracts.delete(id), SILENT_MS),
      )
  })
  client.on('image.removed', ({ id }) => {
    checksums.delete(id)
    extracts.delete(id)
  })

  /** Starts it, or compares the known checksum with `expected`. */
  async function check(id: string, expected?: string): Promise<void> {
    checksums.set(id, await client.call('images.checksum', { id, ...(expected && { expected }) }))
  }

  function extract(id: string, folder: string): void {
    const begun = { folder, doneBytes: 0, sizeBytes: 0, fileCount: 0, error: null }
    own.add(id)
    extracts.set(id, { ...begun, state: 'running' })
    client
      .call('images.extract', { id, folder })
      .then(({ fileCount, sizeBytes }) => {
        extracts.set(id, { ...begun, state: 'done', fileCount, sizeBytes, doneBytes: sizeBytes })
      })
      .catch((thrown: unknown) => {
        const error = toApiError(thrown)
        const state = error.code === 'cancelled' ? 'stopped' : 'failed'
        extracts.set(id, { ...begun, state, error: state === 'failed' ? error : null })
      })
      .finally(() => own.delete(id))
  }

  async function cancelExtract(id: string): Promise<void> {
    await client.call('images.cancelExtract', { id })
    if (!own.has(id)) extracts.delete(id)
  }

  return { checksums, extracts, check, extract, cancelExtract }
})
