import { rm, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { describeError } from '#contract/error-text.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { describeRemark } from '#contract/image-remark.ts'
import type { BootImage } from '#contract/image.ts'
import type { Clock } from './clock.ts'
import type { Importer } from './image/run-import.ts'
import type { IsoStore } from './iso-store.ts'
import type { Log } from './log/log.ts'
import { netbootKernelBeside, type NetbootKernels } from './netboot-kernel.ts'
import type { Publish } from './push-hub.ts'
import { createSecondLooks } from './second-looks.ts'
import { createImportTurns } from './import-turns.ts'
import { createShownImage } from './shown-image.ts'
import type { SqliteEntryArguments } from './store/sqlite-entry-arguments.ts'
import type { SqliteImageStore, StoredImage } from './store/sqlite-image-store.ts'

/** The imported images: what the user sees under Images and the menu is made of. */
export interface ImageCatalogue {
  list(): Promise<readonly BootImage[]>
  show(id: string): Promise<BootImage>
  /** With `copy`, the file is copied into the data folder first. */
  import(request: { path: string; name?: string | undefined; copy?: boolean | undefined }): Promise<BootImage>
  /** The image's file is here now. Rejects with `not-the-same-image`. */
  locate(request: { id: string; path: string }): Promise<BootImage>
  /** Arguments of one entry; null brings back the recognised ones. Rejects with `entry-not-found`. */
  setArguments(entryId: string, text: string | null): Promise<BootImage>
  /** Rejects with `image-not-found`, and `iso-unreadable` for one of the files. */
  addNetbootKernel(request: { id: string; kernel: string; initrd: string }): Promise<BootImage>
  remove(id: string): Promise<void>
  /** Resolves when nothing goes on behind what was answered, or after a while. */
  settle(): Promise<void>
}

/** Reads at once: an ISO is opened by a worker thread each, and a laptop has few cores and one disk. */
const IMPORTS_AT_ONCE = 2

export function createImageCatalogue(needs: {
  clock: Clock
  log: Log
  publish: Publish
  store: SqliteImageStore
  entryArguments: SqliteEntryArguments
  netbootKernels: NetbootKernels
  importImage: Importer
  libraryFolder: string
  isoStore: IsoStore
  /** Called when an image is gone or was read anew: whoever holds it open lets go. */
  onReplaced: (id: string) => void
  /** Called with all images whenever one was added, removed, or found missing: the menu is made of them. */
  onListed: (images: readonly BootImage[]) => void
}): ImageCatalogue {
  const { store, publish, log, entryArguments, netbootKernels } = needs
  const shown = createShownImage({
    argumentsOf: id => entryArguments.find(id),
    hasNetbootKernel: id => netbootKernels.has(id),
  })
  const turns = createImportTurns(IMPORTS_AT_ONCE)
  /** Ids of imports under way: two files of one name must not be given the same. */
  const claimedIds = new Set<string>()

  const find = (id: string): StoredImage => {
    const image = store.find(id)
    if (!image) throw new SlipwayError('image-not-found', { id })
    return image
  }

  const readIso = async (path: string, wantedName: string | undefined): Promise<BootImage> => {
    const known = store.findByPath(path)
    const stem = basename(path, extname(path))
    const id = known?.id ?? freeId(wantedName ?? stem, id => claimedIds.has(id) || store.find(id) !== null)
    claimedIds.add(id)
    try {
      const request = {
        path,
        id,
        name: wantedName ?? known?.name ?? null,
        libraryFolder: needs.libraryFolder,
      }
      const { isInitrdUnread, ...result } = await needs.importImage(request, step =>
        publish('import.progressed', { path, step }),
      )
      const image: StoredImage = { ...result, addedAtMs: known?.addedAtMs ?? needs.clock.nowMs() }
      if (image.wayOut?.kind === 'add-netboot-kernel') await addKernelBeside(image)
      store.save(image)
      needs.onReplaced(id)
      const imported = await shown(image)
      publish('image.changed', imported)
      log.write({
        level: 'info',
        part: 'image',
        code: 'image.imported',
        params: { id, path, netboot: image.netboot, tookMs: Math.round(image.tookMs) },
        message: `Read ${basename(path)} as ${image.name} in ${Math.round(image.tookMs)} ms: ${describeRemark(image.reason)}`,
      })
      if (isInitrdUnread) secondLooks.start({ ...request, name: image.name })
      return imported
    } catch (error) {
      const { code, params } = toApiError(error)
      const message = `Could not read ${path}. ${describeError({ code, params }).title}`
      log.write({
        level: 'error',
        part: 'image',
        code: 'image.refused',
        params: { ...params, path },
        message,
      })
      throw error
    } finally {
      claimedIds.delete(id)
    }
  }

  const list = async (): Promise<readonly BootImage[]> => {
    const images = await Promise.all(store.list().map(shown))
    needs.onListed(images)
    return images
  }

  /** One that the user added by hand stays. */
  const addKernelBeside = async ({ id, path, family }: StoredImage): Promise<void> => {
    if (await netbootKernels.has(id)) return
    const beside = await netbootKernelBeside(path, family)
    if (beside) await netbootKernels.add(id, beside)
  }

  /** The menu is made anew of what the user changed. */
  const changed = async (image: StoredImage): Promise<BootImage> => {
    const now = await shown(image)
    publish('image.changed', now)
    await list()
    return now
  }

  const copyIso = async (path: string, name: string | undefined): Promise<BootImage> => {
    const copy = await needs.isoStore.copyIn(path, (doneBytes, sizeBytes) =>
      publish('import.progressed', { path, step: 'copying', doneBytes, sizeBytes }),
    )
    try {
      return await readIso(copy, name ?? store.findByPath(path)?.name)
    } catch (error) {
      await needs.isoStore.remove(copy)
      throw error
    }
  }

  /** A file that a browser sent and nobody can use would only fill the disk. */
  const readOrDiscard = async (path: string, name: string | undefined): Promise<BootImage> => {
    try {
      return await readIso(path, name)
    } catch (error) {
      if (!store.findByPath(path)) await needs.isoStore.remove(path)
      throw error
    }
  }

  const locate = async ({ id, path: givenPath }: { id: string; path: string }): Promise<BootImage> => {
    const image = find(id)
    const path = resolve(givenPath)
    const other = store.findByPath(path)
    const sizeBytes = (await stat(path).catch(() => null))?.size ?? null
    const refusal = new SlipwayError('not-the-same-image', {
      path,
      name: image.name,
      expectedBytes: image.sizeBytes,
      ...(sizeBytes === null ? {} : { sizeBytes }),
    })
    if (sizeBytes === null) throw new SlipwayError('iso-unreadable', { path, detail: 'the file is gone' })
    if (sizeBytes !== image.sizeBytes || (other && other.id !== id)) throw refusal
    // Under a name of its own, for it may turn out to be another: the copies of this one must stay as they are.
    const trial = `${id}.locate`
    const result = await needs
      .importImage({ path, id: trial, name: image.name, libraryFolder: needs.libraryFolder }, () => {})
      .finally(() => rm(join(needs.libraryFolder, trial), { recursive: true, force: true }))
    if (result.volumeId !== image.volumeId || result.fileCount !== image.fileCount) throw refusal
    const located: StoredImage = { ...image, path, modifiedMs: result.modifiedMs }
    store.save(located)
    needs.onReplaced(id)
    return changed(located)
  }

  const secondLooks = createSecondLooks({
    importImage: needs.importImage,
    async onLooked({ isInitrdUnread: _, ...result }) {
      const image = store.find(result.id)
      // The image was removed, or is another file by now.
      if (!image || image.path !== result.path || !isSameFile(image, result)) return
      const { name, addedAtMs, tookMs } = image
      const looked = { ...result, name, addedAtMs, tookMs }
      store.save(looked)
      await changed(looked)
    },
    onError: error =>
      log.write({
        level: 'warning',
        part: 'image',
        code: 'image.second-look-failed',
        message: 'Looking into an initrd failed; what was said about the image stands.',
        params: { detail: String(error) },
      }),
  })

  return {
    list,
    async settle() {
      await turns.settle()
      await secondLooks.settle()
    },
    show: async id => shown(find(id)),
    import({ path: givenPath, name, copy }) {
      const path = resolve(givenPath)
      return turns.take(path, async () => {
        const image = await (copy ? copyIso(path, name) : readOrDiscard(path, name))
        await list()
        return image
      })
    },
    locate,
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
      await rm(join(needs.libraryFolder, id), { recursive: true, force: true })
      await needs.isoStore.remove(path)
      publish('image.removed', { id })
      await list()
    },
  }
}

function isSameFile(
  one: Pick<StoredImage, 'sizeBytes' | 'modifiedMs'>,
  other: Pick<StoredImage, 'sizeBytes' | 'modifiedMs'>,
): boolean {
  return one.sizeBytes === other.sizeBytes && Math.round(one.modifiedMs) === Math.round(other.modifiedMs)
}

/** `Debian 12 (live).iso` -> `debian-12-live`, or `debian-12-live-2` where that is taken. */
function freeId(name: string, isTaken: (id: string) => boolean): string {
  const slug =
    name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 48)
      .replace(/-+$/, '') || 'image'
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if (!isTaken(id)) return id
  }
}
