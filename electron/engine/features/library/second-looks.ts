import { THOROUGH_INITRD_MS, type ImportRequest, type ImportResult } from '../../image/import-image.ts'
import type { Importer } from '../../image/run-worker.ts'

/** How long closing waits: a command that imports ends with it, and should leave the final word. */
const CLOSE_WAIT_MS = 20_000

/** Looks into initrds that were too long to be read while the user waited. */
export interface SecondLooks {
  start(request: Omit<ImportRequest, 'initrdTimeMs'>): void
  /** Resolves when none is under way, or after a while. */
  settle(): Promise<void>
}

export function createSecondLooks(needs: {
  importImage: Importer
  /** Called with what the second look found. */
  onLooked: (result: ImportResult) => Promise<void>
  onError: (error: unknown) => void
}): SecondLooks {
  const underWay = new Set<Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  return {
    start(request) {
      // One after another: each takes a core.
      last = last
        .then(() => needs.importImage({ ...request, initrdTimeMs: THOROUGH_INITRD_MS }, () => {}))
        .then(needs.onLooked)
        .catch(needs.onError)
      const look = last
      underWay.add(look)
      void look.finally(() => underWay.delete(look))
    },
    async settle() {
      if (underWay.size === 0) return
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>(resolve => (timer = setTimeout(resolve, CLOSE_WAIT_MS)))
      await Promise.race([Promise.all(underWay), enough])
      clearTimeout(timer)
    },
  }
}
