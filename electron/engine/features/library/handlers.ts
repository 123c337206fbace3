import type { Handlers, Method } from '#contract/methods.ts'
import type { ImageCatalogue } from './image-catalogue.ts'
import type { ImageChecksums } from './image-checksums.ts'
import type { ImageFiles } from './image-files.ts'

export type LibraryHandlers = Pick<Handlers, Extract<Method, `images.${string}`>>

/** The API methods for images. */
export function libraryHandlers(
  catalogue: ImageCatalogue,
  files: ImageFiles,
  checksums: ImageChecksums,
): LibraryHandlers {
  return {
    'images.list': () => catalogue.list(),
    'images.show': ({ id }) => catalogue.show(id),
    'images.import': request => catalogue.import(request),
    'images.extract': request => files.extract(request),
    'images.cancelExtract': async ({ id }) => files.cancelExtract(id),
    'images.files': request => files.list(request),
    'images.checksum': request => checksums.check(request),
    'images.locate': request => catalogue.locate(request),
    'images.setArguments': ({ id, arguments: text }) => catalogue.setArguments(id, text),
    'images.addNetbootKernel': request => catalogue.addNetbootKernel(request),
    async 'images.remove'({ id }) {
      await catalogue.remove(id)
      return null
    },
  }
}
