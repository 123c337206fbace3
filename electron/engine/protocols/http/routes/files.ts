import type { RequestClient, Route } from '../route.ts'
import type { OpenedPath, VersionedFile } from '../../../base/readable-file.ts'

/** What the HTTP server needs from imported images. */
export interface ImageSource {
  /** The whole ISO; null for an unknown or missing image. */
  openWhole(imageId: string): Promise<VersionedFile | null>
  /** A file or a directory inside it; null if there is none. `path` is absolute and clean. */
  open(imageId: string, path: string): Promise<OpenedPath | null>
}

/** `/boot/NAME`: iPXE, shim, GRUB. Shim looks for its second stage next to its own URL. */
export function createBootProgramRoute(needs: {
  /** Null if the program is not on this computer. `name` may contain slashes, never `..`. */
  readonly openProgram: (name: string) => Promise<VersionedFile | null>
}): Route {
  return async request => {
    const name = /^\/boot\/(.+)$/.exec(request.path)?.[1]
    if (name === undefined) return null
    const file = await needs.openProgram(name)
    return file && { kind: 'file', name, file }
  }
}

/** `/iso/ID.iso`: the whole file. dracut's livenet and casper require the `.iso` at the end. */
export function createWholeImageRoute(images: ImageSource): Route {
  return async request => {
    const id = /^\/iso\/([^/]+)\.iso$/.exec(request.path)?.[1]
    if (id === undefined) return null
    const file = await images.openWhole(id)
    return file && { kind: 'file', name: `${id}.iso`, file }
  }
}

/** `/iso/ID/PATH`: a file or directory inside the image, including dot files, read directly from the ISO. */
export function createImageTreeRoute(images: ImageSource): Route {
  return async request => {
    const match = /^\/iso\/([^/]+)(\/.*)?$/.exec(request.path)
    if (!match?.[1]) return null
    const found = await images.open(match[1], match[2] ?? '/')
    if (!found) return null
    return found.kind === 'file' ? found : { kind: 'listing', items: found.items }
  }
}

/** `/iso-overlay/ID/PATH`: generated files of an image, served next to its tree. */
export function createOverlayRoute(needs: {
  /** `path` has no leading slash. */
  readonly openOverlay: (path: string, client: RequestClient) => Promise<VersionedFile | null>
}): Route {
  return async request => {
    if (!request.path.startsWith('/iso-overlay/')) return null
    const file = await needs.openOverlay(request.path.slice(1), request)
    return file && { kind: 'file', name: request.path.slice(request.path.lastIndexOf('/') + 1), file }
  }
}

/**
 * `/capsule/…` and `/signed/…`: boot programs for firmware with Secure Boot on. A shim looks for its GRUB next to its
 * own URL.
 */
export function createSecureBootRoute(needs: {
  /** `path` has no leading slash. */
  readonly openSecureBootFile: (path: string, client: RequestClient) => Promise<VersionedFile | null>
}): Route {
  return async request => {
    if (!/^\/(capsule|signed)\//.test(request.path)) return null
    const file = await needs.openSecureBootFile(request.path.slice(1), request)
    return file && { kind: 'file', name: request.path.slice(request.path.lastIndexOf('/') + 1), file }
  }
}

/** `/ipxe/MAC/own`: a script that the user wrote, unchanged. */
export function createOwnScriptRoute(needs: {
  /** Null if there is none. `path` has no leading slash. */
  readonly openOwnScript: (path: string, client: RequestClient) => Promise<VersionedFile | null>
}): Route {
  return async request => {
    if (!/^\/ipxe\/[^/]+(?:\/[\w-]{24,64})?\/own$/.test(request.path)) return null
    const path = request.path.slice(1)
    const file = await needs.openOwnScript(path, request)
    return file && { kind: 'file', name: path, file }
  }
}
