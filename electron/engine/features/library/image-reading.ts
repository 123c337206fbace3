import { basename, extname } from 'node:path'
import { toApiError } from '#contract/errors.ts'
import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import { createSemaphore } from '../../base/semaphore.ts'
import { THOROUGH_INITRD_MS, type ImportResult, type ImportRequest } from '../../image/import-image.ts'
import type { Importer } from '../../image/run-worker.ts'
import type { SqliteImageStore, StoredImage } from '../../store/sqlite-image-store.ts'
import type { IsoStore } from './iso-store.ts'
import { findAdjacentNetbootKernel, type NetbootKernels } from './netboot-kernel.ts'
import type { FileStamp } from './file-presence.ts'
import { trimOf } from '../../base/scan.ts'

/** Reads ISOs into the store: first as much as a user waits for, then the rest in the background. */
interface ImageReading {
  /** If the ISO cannot be read, a copy in the data folder is deleted again, because it would only fill the disk. */
  read(path: string, name: string | undefined): Promise<StoredImage>
  /** Copies the ISO to the data folder, then reads the copy. */
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
    /** Called with every image that was read, after it was stored. */
    readonly onRead: (image: StoredImage) => Promise<void>
    /** Called when a background read has found more. */
    readonly onReadFurther: (image: StoredImage) => Promise<void>
  },
): ImageReading {
  const { store, publish, log, netbootKernels, isoStore, libraryFolder } = needs
  /** Ids of reads in progress, so that two files with the same name get different ids. */
  const claimedIds = new Set<string>()

  const backgroundReads = createBackgroundReads({
    importImage: needs.importImage,
    async onReadFurther({ isInitrdUnread: _, ...result }) {
      const image = store.find(result.id)
      // The image was removed, or its file was replaced in the meantime.
      if (!image || image.path !== result.path || !isSameFile(image, result)) return
      const { name, addedAtMs, tookMs } = image
      const updated = { ...result, name, addedAtMs, tookMs }
      store.save(updated)
      await needs.onReadFurther(updated)
    },
    onError(error) {
      if (toApiError(error).code === 'cancelled') return
      log.write({
        level: 'warning',
        part: 'image',
        code: 'image.second-look-failed',
        params: { detail: String(error) },
      })
    },
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
      if (image.wayOut?.kind === 'add-netboot-kernel') await addAdjacentKernel(image)
      store.save(image)
      await needs.onRead(image)
      log.write(lineOf(image))
      if (isInitrdUnread) backgroundReads.start({ ...request, name: image.name })
      return image
    } catch (error) {
      const { code, params } = toApiError(error)
      // Slipway ends.
      if (code === 'cancelled') throw error
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

  /** A kernel the user added by hand is kept. */
  const addAdjacentKernel = async ({ id, path, family }: StoredImage): Promise<void> => {
    if (await netbootKernels.has(id)) return
    const found = await findAdjacentNetbootKernel(path, family)
    if (found) await netbootKernels.add(id, found)
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
    settle: () => backgroundReads.settle(),
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

/** How long shutdown waits for background reads, so that an import on the command line stores its full result. */
const CLOSE_WAIT_MS = 20_000

/** Reads initrds in the background that were too long to read while the user waited. */
interface BackgroundReads {
  start(request: Omit<ImportRequest, 'initrdTimeMs'>): void
  /** Resolves when none is running, or after a timeout. */
  settle(): Promise<void>
}

function createBackgroundReads(needs: {
  importImage: Importer
  /** Called with the result of the background read. */
  onReadFurther: (result: ImportResult) => Promise<void>
  onError: (error: unknown) => void
}): BackgroundReads {
  const running = new Set<Promise<void>>()
  // One at a time, because each takes a core.
  const turns = createSemaphore(1)
  return {
    start(request) {
      const look: Promise<void> = turns
        .run(async () => {
          const result = await needs.importImage({ ...request, initrdTimeMs: THOROUGH_INITRD_MS }, () => {})
          await needs.onReadFurther(result)
        })
        .catch(needs.onError)
        .finally(() => running.delete(look))
      running.add(look)
    },
    async settle() {
      if (running.size === 0) return
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>(resolve => (timer = setTimeout(resolve, CLOSE_WAIT_MS)))
      await Promise.race([Promise.all(running), enough])
      clearTimeout(timer)
    },
  }
}

/** `Debian 12 (live).iso` -> `debian-12-live`, or `debian-12-live-2` if that id exists. */
export function freeImageId(name: string, isTaken: (id: string) => boolean): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
  const slug = trimOf(trimOf(words, '-').slice(0, 48), '-') || 'image'
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if (!isTaken(id)) return id
  }
}
