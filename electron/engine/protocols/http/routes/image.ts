import type { Route } from '../answer.ts'
import type { ImageSource } from '../http-file.ts'

/** `/iso/ID.iso`: the whole file. dracut's livenet and casper insist on the `.iso` at the end. */
export function createWholeImageRoute(images: ImageSource): Route {
  return async request => {
    const id = /^\/iso\/([^/]+)\.iso$/.exec(request.path)?.[1]
    if (id === undefined) return null
    const file = await images.openWhole(id)
    return file && { kind: 'file', name: `${id}.iso`, file }
  }
}

/** `/iso/ID/PATH`: a file or directory inside the image, dot files included, straight from the ISO. */
export function createImageTreeRoute(images: ImageSource): Route {
  return async request => {
    const match = /^\/iso\/([^/]+)(\/.*)?$/.exec(request.path)
    if (!match?.[1]) return null
    const found = await images.open(match[1], match[2] ?? '/')
    if (!found) return null
    return found.kind === 'file' ? found : { kind: 'listing', items: found.items }
  }
}
