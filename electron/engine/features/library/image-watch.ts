import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { FilePresence } from '#contract/image.ts'
import { detail } from '#contract/reason.ts'
import type { Clock } from '../../base/clock.ts'
import type { Importer } from '../../image/run-worker.ts'
import type { SqliteImageStore, StoredImage } from '../../store/sqlite-image-store.ts'
import { presenceOf, type FileStamp } from './open-iso.ts'

/** A drive that is unplugged should not stay in the menu of the next machine. */
const LOOK_EVERY_MS = 5000

type Watched = FileStamp & { readonly id: string }

/**
 * Calls back when the file of an image went, came back, or was replaced. Looks again and again, one file after
 * another, for no system tells of changes on network shares. Returns how to stop.
 */
export function watchImages<Image extends Watched>(needs: {
  clock: Clock
  images: () => readonly Image[]
  onChanged: (image: Image) => Promise<unknown>
}): () => void {
  let known = new Map<string, FilePresence>()
  let cancel: (() => void) | null = null
  let isStopped = false

  const look = async (): Promise<void> => {
    const seen = new Map<string, FilePresence>()
    for (const image of needs.images()) {
      const presence = await presenceOf(image)
      if (isStopped) return
      const before = known.get(keyOf(image))
      seen.set(keyOf(image), presence)
      if (before !== undefined && before !== presence) await needs.onChanged(image)
    }
    known = seen
    lookLater()
  }
  // A look that fails has noted nothing as seen, so the next one finds the same change again.
  const lookLater = (): void => {
    if (isStopped) return
    cancel = needs.clock.after(LOOK_EVERY_MS, () => void look().catch(lookLater))
  }
  void look().catch(lookLater)

  return () => {
    isStopped = true
    cancel?.()
  }
}

/** An image that was read again or located is another file. */
function keyOf({ id, path, sizeBytes, modifiedMs }: Watched): string {
  return `${id}\n${sizeBytes}\n${modifiedMs}\n${path}`
}

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
