import { SlipwayError } from '#contract/errors.ts'
import type { ImageListing } from '#contract/image-job.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { ImageLibrary } from './image-library.ts'

/** Lets a user list the files in an image, or extract them all. */
export interface ImageFiles {
  list(request: {
    id: string
    path: string
    offset?: number | undefined
    limit?: number | undefined
  }): Promise<ImageListing>
  /** Rejects with `cancelled`. A second call for the same image cancels the first. */
  extract(request: { id: string; folder: string }): Promise<{ fileCount: number; sizeBytes: number }>
  cancelExtract(id: string): { wasRunning: boolean }
  close(): void
}

const DEFAULT_LIMIT = 1000
const PROGRESS_MS = 250

export function createImageFiles(needs: {
  library: Pick<ImageLibrary, 'files' | 'extractAll'>
  clock: Clock
  publish: Publish
}): ImageFiles {
  const { library, clock, publish } = needs
  const running = new Map<string, AbortController>()

  const cancelExtract = (id: string): { wasRunning: boolean } => {
    const stop = running.get(id)
    stop?.abort()
    running.delete(id)
    return { wasRunning: stop !== undefined }
  }

  return {
    async list({ id, path, offset = 0, limit = DEFAULT_LIMIT }) {
      const directory = await library.files(id, { path, offset, limit })
      const items = directory.entries.map(entry => ({
        name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
        kind: entry.kind,
        sizeBytes: entry.kind === 'file' ? entry.sizeBytes : 0,
        modifiedMs: entry.modifiedMs,
        target: entry.target,
      }))
      return { path: directory.path, total: directory.total, items }
    },
    async extract({ id, folder }) {
      cancelExtract(id)
      const stop = new AbortController()
      running.set(id, stop)
      let reportedAtMs = 0
      const onProgress = (doneBytes: number, sizeBytes: number) => {
        const nowMs = clock.nowMs()
        if (nowMs - reportedAtMs < PROGRESS_MS && doneBytes < sizeBytes) return
        reportedAtMs = nowMs
        publish('extract.progressed', { id, folder, doneBytes, sizeBytes })
      }
      try {
        return await library.extractAll(id, folder, { signal: stop.signal, onProgress })
      } catch (thrown) {
        // When Slipway quits, an abort appears here as a closed source.
        throw stop.signal.aborted ? new SlipwayError('cancelled', { path: folder }, thrown) : thrown
      } finally {
        if (running.get(id) === stop) running.delete(id)
      }
    },
    cancelExtract,
    close() {
      for (const id of [...running.keys()]) cancelExtract(id)
    },
  }
}
