import type { MacAddress } from '#contract/address.ts'
import type { Route } from '../answer.ts'
import type { HttpFile } from '../http-file.ts'

/** `/iso-overlay/ID/PATH`: files that are made for an image and served beside its tree. */
export function createOverlayRoute(needs: {
  /** `path` has no leading slash. */
  readonly openOverlay: (
    path: string,
    client: { readonly mac: MacAddress | null },
  ) => Promise<HttpFile | null>
}): Route {
  return async request => {
    if (!request.path.startsWith('/iso-overlay/')) return null
    const file = await needs.openOverlay(request.path.slice(1), { mac: request.mac })
    return file && { kind: 'file', name: request.path.slice(request.path.lastIndexOf('/') + 1), file }
  }
}
