import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { ImageChecksum } from '#contract/image-job.ts'
import { findStatedChecksum } from './checksum-file.ts'
import type { Hasher } from '../../image/run-worker.ts'
import type { Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { StoredImage } from '../../store/sqlite-image-store.ts'

/** SHA-256 of the images' files: computed once, in the background, and kept while Slipway runs. */
export interface ImageChecksums {
  /** Starts it, or says how far it is. Rejects with `image-not-found`. */
  check(request: { id: string; expected?: string | undefined }): Promise<ImageChecksum>
  /** For an image that is gone or is another file now. */
  forget(id: string): void
  close(): void
}

interface Check {
  readonly path: string
  readonly modifiedMs: number
  readonly stop: AbortController
  current: ImageChecksum
}

export function createImageChecksums(needs: {
  imageById(id: string): StoredImage | null
  hash: Hasher
  log: Log
  publish: Publish
}): ImageChecksums {
  const { log, publish } = needs
  const checks = new Map<string, Check>()

  const update = (check: Check, change: Partial<ImageChecksum>): ImageChecksum => {
    const next = { ...check.current, ...change }
    const { sha256, expected } = next
    check.current = { ...next, isMatch: sha256 && expected ? sha256 === expected : null }
    // One that was forgotten has nothing more to say.
    if (checks.get(check.current.id) === check) publish('checksum.changed', check.current)
    return check.current
  }

  const finish = (check: Check, image: StoredImage, sha256: string): void => {
    const { isMatch, expectedFrom } = update(check, { state: 'done', sha256, doneBytes: image.sizeBytes })
    log.write({
      level: isMatch === false ? 'warning' : 'info',
      part: 'image',
      code: 'image.checksum',
      params: { id: image.id, sha256, isMatch: String(isMatch), source: expectedFrom ?? '' },
    })
  }

  const begin = async (image: StoredImage): Promise<Check> => {
    const stated = await findStatedChecksum(image.path)
    const check: Check = {
      path: image.path,
      modifiedMs: image.modifiedMs,
      stop: new AbortController(),
      current: {
        id: image.id,
        state: 'running',
        doneBytes: 0,
        sizeBytes: image.sizeBytes,
        sha256: null,
        expected: stated?.sha256 ?? null,
        expectedFrom: stated?.source ?? null,
        isMatch: null,
      },
    }
    checks.set(image.id, check)
    needs
      .hash(image.path, doneBytes => update(check, { doneBytes }), check.stop.signal)
      .then(
        sha256 => finish(check, image, sha256),
        (error: unknown) => {
          update(check, { state: 'failed' })
          const { code, params } = toApiError(error)
          if (code === 'cancelled') return
          log.write({
            level: 'warning',
            part: 'image',
            code: 'image.checksum-failed',
            params: { ...params, path: image.path },
          })
        },
      )
    return check
  }

  const forget = (id: string): void => {
    const check = checks.get(id)
    checks.delete(id)
    check?.stop.abort()
  }

  return {
    async check({ id, expected }) {
      const image = needs.imageById(id)
      if (!image) throw new SlipwayError('image-not-found', { id })
      const known = checks.get(id)
      const isKnown =
        known &&
        known.path === image.path &&
        known.modifiedMs === image.modifiedMs &&
        known.current.state !== 'failed'
      if (!isKnown) forget(id)
      const check = isKnown ? known : await begin(image)
      return expected === undefined ? check.current : update(check, { expected, expectedFrom: null })
    },
    forget,
    close() {
      for (const id of [...checks.keys()]) forget(id)
    },
  }
}
