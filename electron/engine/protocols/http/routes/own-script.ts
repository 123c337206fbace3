import type { MacAddress } from '#contract/address.ts'
import type { Route } from '../answer.ts'
import type { HttpFile } from '../http-file.ts'

/** `/ipxe/MAC/own`: a script that the user wrote, as it is. */
export function createOwnScriptRoute(needs: {
  /** Null where there is none. `path` has no leading slash. */
  readonly openOwnScript: (
    path: string,
    client: { readonly mac: MacAddress | null },
  ) => Promise<HttpFile | null>
}): Route {
  return async request => {
    if (!/^\/ipxe\/[^/]+\/own$/.test(request.path)) return null
    const path = request.path.slice(1)
    const file = await needs.openOwnScript(path, { mac: request.mac })
    return file && { kind: 'file', name: path, file }
  }
}
