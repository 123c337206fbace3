import { basename, extname } from 'node:path'
import { toApiError } from '#contract/errors.ts'
import type { Clock } from '../../base/clock.ts'
import type { ImportResult } from '../../image/import-image.ts'
import type { FileStamp } from '../../image/open-iso.ts'
import type { Importer } from '../../image/run-worker.ts'
import { freeImageId } from './image-id.ts'
import type { IsoStore } from './iso-store.ts'
import type { Log } from '../../base/log/log.ts'
import { netbootKernelBeside, type NetbootKernels } from './netboot-kernel.ts'
import type { Publish } from '../../base/push-hub.ts'
import { createSecondLooks } from './second-looks.ts'
import type { SqliteImageStore, StoredImage } from '../../store/sqlite-image-store.ts'

/** Reads ISOs into the store: at once as far as a user waits, and then a second time where that was not far enough. */
export interface ImageReading {
  /** An own copy that nobody can use is deleted again: it would only fill the disk. */
  read(path: string, name: string | undefined): Promise<StoredImage>
  /** The same of a copy in the data folder, which is made first. */
  readCopy(path: string, name: string | undefined): Promise<StoredImage>
  settle(): Promise<void>
}

export interface ImageReadingNeeds {
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly store: SqliteImageStore
  readonly netbootKernels: NetbootKernels
  readonly importImage: Importer
  readonly libraryFolder: string
  readonly isoStore: IsoStore
}

export function createImageReading(
  needs: ImageReadingNeeds & {
    /** Called with every image that was read; the store has it already. */
    readonly onRead: (image: StoredImage) => Promise<void>
    /** Called when a second look has found out more. */
    readonly onLooked: (image: StoredImage) => Promise<void>
  },
): ImageReading {
  const { store, publish, log, netbootKernels, isoStore, libraryFolder } = needs
  /** Ids of readings under way: two files of one name must not be given the same. */
  const claimedIds = new Set<string>()

  const secondLooks = createSecondLooks({
    importImage: needs.importImage,
    async onLooked({ isInitrdUnread: _, ...result }) {
      const image = store.find(result.id)
      // The image was removed, or is another file by now.
      if (!image || image.path !== result.path || !isSameFile(image, result)) return
      const { name, addedAtMs, tookMs } = image
      const looked = { ...result, name, addedAtMs, tookMs }
      store.save(looked)
      await needs.onLooked(looked)
    },
    onError: error =>
      log.write({
        level: 'warning',
        part: 'image',
        code: 'image.second-look-failed',
        params: { detail: String(error) },
      }),
  })

  const readIso = async (path: string, wantedName: string | undefined): Promise<StoredImage> => {
    const known = store.findByPath(path)
    const stem = basename(path, extname(path))
    const id =
      known?.id ?? freeImageId(wantedName ?? stem, id => claimedIds.has(id) || store.find(id) !== null)
    claimedIds.add(id)
    try {
      const request = { path, id, name: wantedName ?? known?.name ?? null, libraryFolder }
      const { isInitrdUnread, ...result } = await needs.importImage(request, step =>
        publish('import.progressed', { path, step }),
      )
      const image: StoredImage = { ...result, addedAtMs: known?.addedAtMs ?? needs.clock.nowMs() }
      if (image.wayOut?.kind === 'add-netboot-kernel') await addKernelBeside(image)
      store.save(image)
      await needs.onRead(image)
      log.write(lineOf(image))
      if (isInitrdUnread) secondLooks.start({ ...request, name: image.name })
      return image
    } catch (error) {
      const { code, params } = toApiError(error)
      log.write({
        level: 'error',
        part: 'image',
        code: 'image.refused',
        params: { ...params, path, problem: code },
      })
      throw error
    } finally {
      claimedIds.delete(id)
    }
  }

  /** One that the user added by hand stays. */
  const addKernelBeside = async ({ id, path, family }: StoredImage): Promise<void> => {
    if (await netbootKernels.has(id)) return
    const beside = await netbootKernelBeside(path, family)
    if (beside) await netbootKernels.add(id, beside)
  }

  return {
    async read(path, name) {
      try {
        return await readIso(path, name)
      } catch (error) {
        if (!store.findByPath(path)) await isoStore.remove(path)
        throw error
      }
    },
    async readCopy(path, name) {
      const copy = await isoStore.copyIn(path, (doneBytes, sizeBytes) =>
        publish('import.progressed', { path, step: 'copying', doneBytes, sizeBytes }),
      )
      try {
        return await readIso(copy, name ?? store.findByPath(path)?.name)
      } catch (error) {
        await isoStore.remove(copy)
        throw error
      }
    },
    settle: () => secondLooks.settle(),
  }
}

function lineOf({ id, path, name, netboot, tookMs }: ImportResultFacts): Parameters<Log['write']>[0] {
  return {
    level: 'info',
    part: 'image',
    code: 'image.imported',
    params: { id, path, name, netboot, tookMs: Math.round(tookMs) },
  }
}

type ImportResultFacts = Pick<ImportResult, 'id' | 'path' | 'name' | 'netboot' | 'tookMs'>

function isSameFile(one: Omit<FileStamp, 'path'>, other: Omit<FileStamp, 'path'>): boolean {
  return one.sizeBytes === other.sizeBytes && Math.round(one.modifiedMs) === Math.round(other.modifiedMs)
}
