import type { MacAddress } from '#contract/address.ts'
import type { Route } from '../answer.ts'
import type { HttpFile } from '../http-file.ts'

/** `/capsule/…` and `/signed/…`: what firmware with Secure Boot on starts. A shim looks for its GRUB beside its URL. */
export function createSecureBootRoute(needs: {
  /** `path` has no leading slash. */
  readonly openSecureBootFile: (
    path: string,
    client: { readonly mac: MacAddress | null },
  ) => Promise<HttpFile | null>
}): Route {
  return async request => {
    if (!/^\/(capsule|signed)\//.test(request.path)) return null
    const file = await needs.openSecureBootFile(request.path.slice(1), { mac: request.mac })
    return file && { kind: 'file', name: request.path.slice(request.path.lastIndexOf('/') + 1), file }
  }
}
