import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { FilePresence } from '#contract/image.ts'
import { detail } from '#contract/reason.ts'
import type { Clock } from '../../base/clock.ts'
import type { Importer } from '../../image/run-worker.ts'
import type { SqliteImageStore, StoredImage } from '../../store/sqlite-image-store.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'

/** Short enough that the next machine's menu no longer shows an image on an unplugged drive. */
const CHECK_EVERY_MS = 5000

/**
 * Calls back when the state of an image's file has changed: it is gone, back, or replaced. Polls, because no system reports
 * changes on network shares; a share that does not respond delays no other. Returns a function that stops it.
 */
export function watchImages<Image extends FileStamp>(needs: {
  readonly clock: Clock
  readonly images: () => readonly Image[]
  readonly look: FilePresences['look']
  /** Undefined for an image that was not shown yet. */
  readonly shownAs: (image: Image) => FilePresence | undefined
  readonly onChanged: (image: Image) => Promise<unknown>
}): () => void {
  const { clock, images, look, shownAs, onChanged } = needs
  let cancel: (() => void) | null = null
  let isStopped = false

  const lookAtOne = async (image: Image): Promise<void> => {
    const presence = await look(image)
    const before = shownAs(image)
    if (!isStopped && before !== undefined && before !== presence) await onChanged(image)
  }
  // After a failure the shown state is still the old one, so the next check finds the same change again.
  const lookAtAll = (): void => {
    const later = (): void => {
      if (!isStopped) cancel = clock.after(CHECK_EVERY_MS, lookAtAll)
    }
    Promise.allSettled(images().map(lookAtOne)).then(later, later)
  }
  lookAtAll()

  return () => {
    isStopped = true
    cancel?.()
  }
}

/**
 * Checks that the file of a known image is now at `givenPath`, and stores the path. Rejects with
 * `not-the-same-image`, or with `iso-unreadable` if there is no file.
 */
export async function locateImage(
  image: StoredImage,
  givenPath: string,
  needs: {
    readonly store: Pick<SqliteImageStore, 'findByPath' | 'save'>
    readonly importImage: Importer
    readonly libraryFolder: string
  },
): Promise<StoredImage> {
  const { store, libraryFolder } = needs
  const path = resolve(givenPath)
  const { id, name } = image
  const sizeBytes = (await stat(path).catch(() => null))?.size ?? null
  if (sizeBytes === null) throw new SlipwayError('iso-unreadable', { path, ...detail('file-gone') })
  const refusal = new SlipwayError('not-the-same-image', {
    path,
    name,
    expectedBytes: image.sizeBytes,
    sizeBytes,
  })
  const other = store.findByPath(path)
  if (sizeBytes !== image.sizeBytes || (other && other.id !== id)) throw refusal
  // Under a separate name, because the file may turn out to be another image: the copies of this one must stay
  // unchanged.
  const trial = `${id}.locate`
  const result = await needs
    .importImage({ path, id: trial, name, libraryFolder }, () => {})
    .finally(() => rm(join(libraryFolder, trial), { recursive: true, force: true }))
  if (result.volumeId !== image.volumeId || result.fileCount !== image.fileCount) throw refusal
  const located: StoredImage = { ...image, path, modifiedMs: result.modifiedMs }
  store.save(located)
  return located
}
