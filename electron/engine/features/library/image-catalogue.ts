import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage, BootTarget, FilePresence } from '#contract/image.ts'
import { NETBOOT_KERNEL } from '#contract/overlay.ts'
import { remark } from '#words/remark.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { SqliteEntryArguments, StoredImage } from '../../store/sqlite-image-store.ts'
import { madeFolderOf } from './image-library.ts'
import { createImageReading, type ImageReadingNeeds } from './image-reading.ts'
import { watchImages, locateImage } from './image-watch.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'
import { createSemaphore } from '../../base/semaphore.ts'

/** The imported images, which the page lists under Images and the menu is built from. */
export interface ImageCatalogue {
  /** Looks at all files, for a second at most, and then every five seconds. */
  load(): Promise<void>
  /** From the store and from memory: no share is asked. */
  list(): Promise<readonly BootImage[]>
  show(id: string): Promise<BootImage>
  /** With `copy`, the file is copied into the data folder first. */
  import(request: { path: string; name?: string | undefined; copy?: boolean | undefined }): Promise<BootImage>
  /** Stores the new path of an image's file. Rejects with `not-the-same-image`. */
  locate(request: { id: string; path: string }): Promise<BootImage>
  /** Sets an entry's arguments; null restores the recognised ones. Rejects with `entry-not-found`. */
  setArguments(entryId: string, text: string | null): Promise<BootImage>
  /** Rejects with `image-not-found`, or with `iso-unreadable` if one of the files cannot be read. */
  addNetbootKernel(request: { id: string; kernel: string; initrd: string }): Promise<BootImage>
  remove(id: string): Promise<void>
  /** Resolves when nothing continues behind what was answered, or after a while. */
  settle(): Promise<void>
  /** The same, and looks at no file again. */
  close(): Promise<void>
}

/** Concurrent reads: each ISO is opened in a worker thread, and a laptop has few cores and one disk. */
const IMPORTS_AT_ONCE = 2
/** Files of this computer answer within milliseconds; others are shown as missing until they do. */
const START_WAITS_MS = 1000
const MAX_SHOWN = 4096

/** The state of each image's file as everyone was shown it last. */
function createShownPresences() {
  const shown = new BoundedMap<string, FilePresence>(MAX_SHOWN)
  // An image that was read again or located is another file.
  const keyOf = ({ path, sizeBytes, modifiedMs }: FileStamp): string => `${sizeBytes}\n${modifiedMs}\n${path}`
  return {
    of: (image: FileStamp) => shown.get(keyOf(image)),
    note(image: FileStamp, presence: FilePresence): FilePresence {
      shown.set(keyOf(image), presence)
      return presence
    },
  }
}

export function createImageCatalogue(
  needs: ImageReadingNeeds & {
    entryArguments: SqliteEntryArguments
    presences: FilePresences
    /** Called when an image is gone or was read again, so that open handles on it are closed. */
    onReplaced: (id: string) => void
    /** Called with all images after one was added or removed, or its file went missing, to rebuild the menu. */
    onListed: (images: readonly BootImage[]) => void
  },
): ImageCatalogue {
  const { clock, log, publish, store, entryArguments, netbootKernels, importImage, libraryFolder, isoStore } =
    needs
  const { presences } = needs
  const shownAs = createShownPresences()
  const shown = createShownImage({
    presenceOf: image => shownAs.note(image, presences.of(image)),
    argumentsOf: id => entryArguments.find(id),
    hasNetbootKernel: id => netbootKernels.has(id),
  })
  const turns = createImportTurns(IMPORTS_AT_ONCE)

  const find = (id: string): StoredImage => {
    const image = store.find(id)
    if (!image) throw new SlipwayError('image-not-found', { id })
    return image
  }

  const list = async (): Promise<readonly BootImage[]> => {
    const images = await Promise.all(store.list().map(shown))
    needs.onListed(images)
    return images
  }

  const publishChange = async (image: StoredImage): Promise<BootImage> => {
    const now = await shown(image)
    publish('image.changed', now)
    return now
  }

  /** Rebuilds the menu after the user's change. */
  const changed = async (image: StoredImage): Promise<BootImage> => {
    const now = await publishChange(image)
    await list()
    return now
  }

  const reading = createImageReading({
    clock,
    log,
    publish,
    store,
    netbootKernels,
    importImage,
    libraryFolder,
    isoStore,
    async onRead(image) {
      needs.onReplaced(image.id)
      await presences.look(image)
      await publishChange(image)
    },
    onReadFurther: async image => void (await changed(image)),
  })

  let stopWatching = (): void => undefined

  return {
    async load() {
      let cancel = (): void => undefined
      const enough = new Promise<void>(resolve => (cancel = clock.after(START_WAITS_MS, resolve)))
      await Promise.race([Promise.all(store.list().map(presences.look)), enough])
      cancel()
      // On a busy computer answers may be waiting behind the timer.
      await setImmediate()
      // The menu is made of what was found, before anyone asks for it.
      await list()
      stopWatching = watchImages({
        clock,
        images: () => store.list(),
        look: presences.look,
        shownAs: shownAs.of,
        onChanged: changed,
      })
    },
    list,
    async settle() {
      await turns.settle()
      await reading.settle()
    },
    async close() {
      stopWatching()
      await turns.settle()
      await reading.settle()
    },
    async show(id) {
      const image = find(id)
      await presences.look(image)
      return shown(image)
    },
    import({ path: givenPath, name, copy }) {
      const path = resolve(givenPath)
      return turns.take(path, async () => {
        const image = await (copy ? reading.readCopy(path, name) : reading.read(path, name))
        await list()
        return shown(image)
      })
    },
    async locate({ id, path }) {
      const located = await locateImage(find(id), path, { store, importImage, libraryFolder })
      needs.onReplaced(id)
      await presences.look(located)
      return changed(located)
    },
    async setArguments(entryId, text) {
      const image = store.list().find(one => one.entries.some(entry => entry.id === entryId))
      if (!image) throw new SlipwayError('entry-not-found', { id: entryId })
      const recognised = image.entries.find(entry => entry.id === entryId)?.arguments
      const own = text?.trim() ?? null
      entryArguments.set(entryId, own === recognised ? null : own)
      return changed(image)
    },
    async addNetbootKernel({ id, kernel, initrd }) {
      const image = find(id)
      await netbootKernels.add(id, { kernel: resolve(kernel), initrd: resolve(initrd) })
      return changed(image)
    },
    async remove(id) {
      const { path } = find(id)
      store.remove(id)
      entryArguments.removeOf(id)
      await netbootKernels.remove(id)
      needs.onReplaced(id)
      await rm(join(libraryFolder, id), { recursive: true, force: true })
      await rm(join(libraryFolder, madeFolderOf(id)), { recursive: true, force: true })
      await isoStore.remove(path)
      publish('image.removed', { id })
      await list()
    },
  }
}

/** An image as shown: what was recognised, the user's changes, and whether its file is there. */
function createShownImage(needs: {
  /** The user's own arguments of an entry; null if there are none. */
  argumentsOf(entryId: string): string | null
  hasNetbootKernel(imageId: string): Promise<boolean>
  presenceOf(image: StoredImage): FilePresence
}): (image: StoredImage) => Promise<BootImage> {
  return async image => {
    const hasNetbootKernel = await needs.hasNetbootKernel(image.id)
    const { modifiedMs: _, ...facts } = image
    const entries = image.entries
      .filter(entry => hasNetbootKernel || entry.kernel !== NETBOOT_KERNEL)
      .map(entry => withArguments(entry, needs.argumentsOf(entry.id)))
    const verdict = hasNetbootKernel && image.netboot === 'no' ? WITH_NETBOOT_KERNEL : {}
    const presence = needs.presenceOf(image)
    return { ...facts, ...verdict, entries, presence, isPresent: presence === 'unchanged' }
  }
}

const WITH_NETBOOT_KERNEL: Pick<BootImage, 'netboot' | 'reason' | 'wayOut'> = {
  netboot: 'yes',
  reason: remark('netboot-kernel-added'),
  wayOut: null,
}

function withArguments(entry: BootTarget, own: string | null): BootTarget {
  return own === null ? entry : { ...entry, arguments: own, recognisedArguments: entry.arguments }
}

/** Who may read an ISO when. */
interface ImportTurns {
  /** Runs `read` when there is a place, and after every earlier reading of the same file. */
  take<T>(path: string, read: () => Promise<T>): Promise<T>
  /** Resolves when nothing is read and no one waits. */
  settle(): Promise<void>
}

/** `places` readings at a time, in the order in which they were asked for, and one at a time of each file. */
export function createImportTurns(places: number): ImportTurns {
  const readings = createSemaphore(places)
  const lastOf = new Map<string, Promise<void>>()

  const readInTurn = async <T>(before: Promise<void> | undefined, read: () => Promise<T>): Promise<T> => {
    await before
    return readings.run(read)
  }

  return {
    take(path, read) {
      const reading = readInTurn(lastOf.get(path), read)
      const done = reading
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          if (lastOf.get(path) === done) lastOf.delete(path)
        })
      lastOf.set(path, done)
      return reading
    },
    async settle() {
      while (lastOf.size > 0) await Promise.all(lastOf.values())
    },
  }
}
