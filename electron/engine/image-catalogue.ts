import { stat, rm } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { describeError } from '#contract/error-text.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { Clock } from './clock.ts'
import type { Importer } from './image/run-import.ts'
import type { Log } from './log/log.ts'
import type { Publish } from './push-hub.ts'
import type { SqliteImageStore, StoredImage } from './store/sqlite-image-store.ts'

/** The imported images: what the user sees under Images and the menu is made of. */
export interface ImageCatalogue {
  list(): Promise<readonly BootImage[]>
  show(id: string): Promise<BootImage>
  import(request: { path: string; name?: string | undefined }): Promise<BootImage>
  remove(id: string): Promise<void>
}

/** Reads at once: an ISO is opened by a worker thread each, and a laptop has few cores and one disk. */
const IMPORTS_AT_ONCE = 2

export function createImageCatalogue(needs: {
  clock: Clock
  log: Log
  publish: Publish
  store: SqliteImageStore
  importImage: Importer
  libraryFolder: string
  /** Called when an image is gone or was read anew: whoever holds it open lets go. */
  onReplaced: (id: string) => void
  /** Called with all images whenever one was added, removed, or found missing: the menu is made of them. */
  onListed: (images: readonly BootImage[]) => void
}): ImageCatalogue {
  const { store, publish, log } = needs
  const takeTurn = createTurnstile(IMPORTS_AT_ONCE)
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
      const result = await needs.importImage(
        { path, id, name: wantedName ?? known?.name ?? null, libraryFolder: needs.libraryFolder },
        step => publish('import.progressed', { path, step }),
      )
      const image: StoredImage = { ...result, addedAtMs: known?.addedAtMs ?? needs.clock.nowMs() }
      store.save(image)
      needs.onReplaced(id)
      const shown = { ...withoutStamp(image), isPresent: true }
      publish('image.changed', shown)
      log.write({
        level: 'info',
        part: 'image',
        code: 'image.imported',
        params: { id, path, netboot: image.netboot, tookMs: Math.round(image.tookMs) },
        message: `Read ${basename(path)} as ${image.name} in ${Math.round(image.tookMs)} ms: ${image.reason}`,
      })
      return shown
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
    const images = await Promise.all(store.list().map(withPresence))
    needs.onListed(images)
    return images
  }

  return {
    list,
    show: async id => withPresence(find(id)),
    async import({ path, name }) {
      const done = await takeTurn()
      try {
        const image = await readIso(resolve(path), name)
        await list()
        return image
      } finally {
        done()
      }
    },
    async remove(id) {
      find(id)
      store.remove(id)
      needs.onReplaced(id)
      await rm(join(needs.libraryFolder, id), { recursive: true, force: true })
      publish('image.removed', { id })
      await list()
    },
  }
}

/** The file may have been moved, replaced, or its drive unplugged since it was read. */
async function withPresence(image: StoredImage): Promise<BootImage> {
  const found = await stat(image.path).catch(() => null)
  const isPresent =
    found !== null &&
    found.size === image.sizeBytes &&
    Math.round(found.mtimeMs) === Math.round(image.modifiedMs)
  return { ...withoutStamp(image), isPresent }
}

function withoutStamp({ modifiedMs: _, ...image }: StoredImage): Omit<BootImage, 'isPresent'> {
  return image
}

/** `Debian 12 (live).iso` -> `debian-12-live`, or `debian-12-live-2` where that is taken. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
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

/** Lets `places` callers in at a time, the others in the order in which they came. */
function createTurnstile(places: number): () => Promise<() => void> {
  let inside = 0
  const waiting: (() => void)[] = []
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else inside--
  }
  return async () => {
    if (inside < places) inside++
    else await new Promise<void>(resolve => waiting.push(resolve))
    return leave
  }
}
