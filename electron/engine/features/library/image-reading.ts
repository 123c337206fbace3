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
import { netbootKernelBeside, type NetbootKernels } from './netboot-kernel.ts'
import type { FileStamp } from './file-presence.ts'

/** Reads ISOs into the store: at once as far as a user waits, and then a second time where that was not far enough. */
interface ImageReading {
  /** An own copy that no one can use is deleted again: it would only fill the disk. */
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
      if (image.wayOut?.kind === 'add-netboot-kernel') await addKernelBeside(image)
      store.save(image)
      await needs.onRead(image)
      log.write(lineOf(image))
      if (isInitrdUnread) secondLooks.start({ ...request, name: image.name })
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

/** How long closing waits: a command that imports ends with it, and should leave the final word. */
const CLOSE_WAIT_MS = 20_000

/** Looks into initrds that were too long to be read while the user waited. */
interface SecondLooks {
  start(request: Omit<ImportRequest, 'initrdTimeMs'>): void
  /** Resolves when none is under way, or after a while. */
  settle(): Promise<void>
}

function createSecondLooks(needs: {
  importImage: Importer
  /** Called with what the second look found. */
  onLooked: (result: ImportResult) => Promise<void>
  onError: (error: unknown) => void
}): SecondLooks {
  const underWay = new Set<Promise<void>>()
  // One after another: each takes a core.
  const turns = createSemaphore(1)
  return {
    start(request) {
      const look: Promise<void> = turns
        .run(async () => {
          const result = await needs.importImage({ ...request, initrdTimeMs: THOROUGH_INITRD_MS }, () => {})
          await needs.onLooked(result)
        })
        .catch(needs.onError)
        .finally(() => underWay.delete(look))
      underWay.add(look)
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

/** `Debian 12 (live).iso` -> `debian-12-live`, or `debian-12-live-2` where that is taken. */
export function freeImageId(name: string, isTaken: (id: string) => boolean): string {
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
