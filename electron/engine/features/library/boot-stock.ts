import { join } from 'node:path'
import type { BootImage } from '#contract/image.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { AppPaths } from '../../base/app-paths.ts'
import { createBootProgramSupply, type BootProgramSupply } from '../boot/program/boot-program-supply.ts'
import type { Clock } from '../../base/clock.ts'
import { createImageCatalogue, type ImageCatalogue } from './image-catalogue.ts'
import { createImageChecksums, type ImageChecksums } from './image-checksums.ts'
import { createImageFiles, type ImageFiles } from './image-files.ts'
import { createImageOverlays, type ImageOverlays } from './image-overlays.ts'
import { createImageLibrary, type ImageLibrary } from '../../image/image-library.ts'
import { createHasher, createImporter } from '../../image/run-worker.ts'
import { createIsoStore, isoFolder } from './iso-store.ts'
import type { Log } from '../../base/log/log.ts'
import { createMenuEditor, type MenuEditor } from '../boot/menu/menu-editor.ts'
import { createNetbootKernels } from './netboot-kernel.ts'
import type { Stores } from '../../store/open-stores.ts'
import type { Publish } from '../../base/push-hub.ts'

/** What can be booted: images, the menu made of them, and the programs that machines load first. */
export interface BootStock {
  readonly menu: MenuEditor
  readonly menuItems: () => readonly MenuItem[]
  readonly supply: BootProgramSupply
  readonly hasProgram: (name: string) => boolean
  readonly images: ImageCatalogue
  readonly imageFiles: ImageFiles
  readonly imageChecksums: ImageChecksums
  readonly library: ImageLibrary
  readonly overlays: ImageOverlays
  /** Resolves when nothing of an image is open any more. */
  close(): Promise<void>
}

export function createBootStock(needs: {
  readonly paths: AppPaths
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly stores: Pick<Stores, 'images' | 'entryArguments' | 'settings'>
  /** Called with all images whenever one was added, removed, or found missing, before the menu is made of them. */
  readonly onListed: (images: readonly BootImage[]) => void
}): BootStock {
  const { paths, clock, log, publish, stores } = needs
  const menu = createMenuEditor({ settings: stores.settings, publish })
  const supply = createBootProgramSupply({ paths, log })

  const libraryFolder = join(paths.data, 'library')
  const imageById = (id: string) => stores.images.find(id)
  const library = createImageLibrary({ imageById, libraryFolder })
  const netbootKernels = createNetbootKernels({ libraryFolder })
  const imageFiles = createImageFiles({ library, clock, publish })
  const imageChecksums = createImageChecksums({
    log,
    publish,
    imageById,
    hash: createHasher({ workerFile: paths.importWorker }),
  })
  const images = createImageCatalogue({
    clock,
    log,
    publish,
    store: stores.images,
    entryArguments: stores.entryArguments,
    netbootKernels,
    importImage: createImporter({ workerFile: paths.importWorker }),
    libraryFolder,
    isoStore: createIsoStore({ folder: isoFolder(paths.data) }),
    onReplaced(id) {
      library.forget(id)
      imageChecksums.forget(id)
    },
    onListed(current) {
      needs.onListed(current)
      menu.rebuild(current)
    },
  })
  return {
    menu,
    menuItems: () => menu.show().items,
    supply,
    hasProgram: supply.programs.has,
    images,
    imageFiles,
    imageChecksums,
    library,
    overlays: createImageOverlays({ images: library, netbootKernels }),
    async close() {
      imageFiles.close()
      imageChecksums.close()
      await images.settle()
      await library.close()
    },
  }
}
