import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { Importer } from '../../image/run-worker.ts'
import type { SqliteImageStore, StoredImage } from '../../store/sqlite-image-store.ts'

/**
 * Finds out whether the file of a known image now is at `givenPath`, and stores that. Rejects with
 * `not-the-same-image`, or `iso-unreadable` where there is no file.
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
  // Under a name of its own, for it may turn out to be another: the copies of this one must stay as they are.
  const trial = `${id}.locate`
  const result = await needs
    .importImage({ path, id: trial, name, libraryFolder }, () => {})
    .finally(() => rm(join(libraryFolder, trial), { recursive: true, force: true }))
  if (result.volumeId !== image.volumeId || result.fileCount !== image.fileCount) throw refusal
  const located: StoredImage = { ...image, path, modifiedMs: result.modifiedMs }
  store.save(located)
  return located
}
