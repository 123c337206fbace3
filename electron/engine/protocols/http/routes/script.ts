import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Route } from '../answer.ts'

/** A script made for one request. */
export interface Script {
  readonly text: string
  readonly contentType: string
  readonly facts: readonly BootFact[]
  /** The machine the path names. */
  readonly mac: MacAddress | null
}

/** Writes the script a path stands for; null where it stands for none. `path` has no leading slash. */
export type WriteScript = (
  path: string,
  client: { readonly mac: MacAddress | null; readonly ip: Ipv4 | null },
) => Script | null

/** Menus and loader configuration: iPXE scripts, `grub.cfg`, `pxelinux.cfg/…`, made while the machine waits. */
export function createScriptRoute(needs: { readonly writeScript: WriteScript }): Route {
  return async request => {
    const script = needs.writeScript(request.path.slice(1), { mac: request.mac, ip: request.ip })
    if (!script) return null
    const { text, contentType, facts } = script
    return { kind: 'text', text, contentType, facts, mac: script.mac ?? request.mac }
  }
}
