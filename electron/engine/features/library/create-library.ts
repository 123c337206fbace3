import { join } from 'node:path'
import type { BootImage } from '#contract/image.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import type { Clock } from '../../base/clock.ts'
import { errorLogger, type Log } from '../../base/log/log.ts'
import type { Publish } from '../../base/push-hub.ts'
import { createHasher, createImporter } from '../../image/run-worker.ts'
import type { SqliteEntryArguments, SqliteImageStore } from '../../store/sqlite-image-store.ts'
import { createFilePresences } from './file-presence.ts'
import { libraryHandlers, type LibraryHandlers } from './handlers.ts'
import { createImageCatalogue } from './image-catalogue.ts'
import { createImageChecksums } from './image-checksums.ts'
import { createImageFiles } from './image-files.ts'
import { createImageLibrary, type ImageLibrary, type OpenedChain } from './image-library.ts'
import { createImageOverlays, type ImageOverlays } from './image-overlays.ts'
import { createIsoStore, isoFolder } from './iso-store.ts'
import { createNetbootKernels } from './netboot-kernel.ts'

export type { ImageLibrary, ImageOverlays, OpenedChain }

/** The images in the list: what they are, where their files are, and whether those files are still there. */
export interface Library {
  readonly handlers: LibraryHandlers
  /** Looks at the files of all images, for a second at most: a dead share must not delay the start. */
  load(): Promise<void>
  list(): Promise<readonly BootImage[]>
  /** The path of an image's ISO; null if the image is not in the list. */
  isoPath(id: string): string | null
  /** Files inside ISOs, for machines and exports. */
  readonly files: ImageLibrary
  /** Files that Slipway makes for an image and serves next to its own. */
  readonly overlays: ImageOverlays
  /** Resolves when nothing continues behind what was answered, or after a while. */
  settle(): Promise<void>
  /** Aborts imports and copies; resolves when no file of an image is open. */
  close(): Promise<void>
}

export function createLibrary(needs: {
  readonly paths: Pick<AppPaths, 'data' | 'importWorker'>
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly imageStore: SqliteImageStore
  readonly entryArguments: SqliteEntryArguments
  /** Called with all images after one was added, changed or removed, or its file went missing. */
  readonly onListed: (images: readonly BootImage[]) => void
}): Library {
  const { paths, clock, log, publish, imageStore } = needs
  const libraryFolder = join(paths.data, 'library')
  const ending = new AbortController()
  const imageById = (id: string) => imageStore.find(id)
  const presences = createFilePresences({ clock })
  const files = createImageLibrary({
    imageById,
    look: presences.look,
    libraryFolder,
    workerFile: paths.importWorker,
    clock,
    onCloseError: errorLogger(log, 'iso-close-failed'),
  })
  const netbootKernels = createNetbootKernels({ libraryFolder })
  const imageFiles = createImageFiles({ library: files, clock, publish })
  const checksums = createImageChecksums({
    log,
    publish,
    imageById,
    hash: createHasher({ workerFile: paths.importWorker }),
  })
  const catalogue = createImageCatalogue({
    clock,
    log,
    publish,
    store: imageStore,
    entryArguments: needs.entryArguments,
    netbootKernels,
    presences,
    importImage: createImporter({ workerFile: paths.importWorker, signal: ending.signal }),
    libraryFolder,
    isoStore: createIsoStore({ folder: isoFolder(paths.data), signal: ending.signal }),
    onReplaced(id) {
      files.forget(id)
      checksums.forget(id)
    },
    onListed: needs.onListed,
  })
  return {
    handlers: libraryHandlers(catalogue, imageFiles, checksums),
    load: catalogue.load,
    list: catalogue.list,
    isoPath: id => imageById(id)?.path ?? null,
    files,
    overlays: createImageOverlays({
      images: files,
      netbootKernels,
      isStarted: (id, path) => imageById(id)?.entries.some(entry => entry.kernel === path) ?? false,
    }),
    settle: catalogue.settle,
    async close() {
      ending.abort()
      imageFiles.close()
      checksums.close()
      await catalogue.close()
      await files.close()
    },
  }
}
