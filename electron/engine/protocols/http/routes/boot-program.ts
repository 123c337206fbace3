import type { Route } from '../answer.ts'
import type { HttpFile } from '../http-file.ts'

/** `/boot/NAME`: iPXE, shim, GRUB. Shim looks for its second stage beside the URL it came from. */
export function createBootProgramRoute(needs: {
  /** Null for a program that is not on this computer. `name` may hold slashes, never `..`. */
  readonly openProgram: (name: string) => Promise<HttpFile | null>
}): Route {
  return async request => {
    const name = /^\/boot\/(.+)$/.exec(request.path)?.[1]
    if (name === undefined) return null
    const file = await needs.openProgram(name)
    return file && { kind: 'file', name, file }
  }
}
