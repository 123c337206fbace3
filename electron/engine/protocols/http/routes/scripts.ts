import { parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Route } from '../route.ts'

/** A script made for one request. */
export interface Script {
  readonly text: string
  readonly contentType: string
  readonly facts: readonly BootFact[]
  /** The machine the path names. */
  readonly mac: MacAddress | null
}

/** Writes the script a path stands for; null where it stands for none. `path` has no leading slash. */
type WriteScript = (
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

/** What takes little or nothing to load: nobody waits for it. */
const LIGHT_ENTRIES: ReadonlySet<string> = new Set(['local', 'firmware', 'shell', 'memtest'])
/** iPXE's own way to an entry, with what it counted, but not the user's words that an entry asks for in the middle of it. */
const ENTRY =
  /^\/ipxe\/([^/]+)\/entry\/([\w.-]+)(?:\/memory(?:\/\d{1,9})?(?:\/serial(?:\/[0-9a-f]{1,512})?)?(?:\/modules\/[0-9a-f-]{8,64})?)?$/

/**
 * Stands before the route of the scripts: a machine that has chosen what to start, while as many as the user wants are
 * loading, gets a script that asks again. The fact is told once for a wait.
 */
export function createStartTurnRoute(needs: {
  readonly ask: (mac: MacAddress) => {
    readonly mayLoad: boolean
    readonly loadingCount?: number
    readonly aheadCount?: number
    readonly isNew?: boolean
  }
  /** The script of one that waits, for the path that it asked for. */
  readonly writeWait: (path: string, before: { loadingCount: number; aheadCount: number }) => string
}): Route {
  return async ({ method, path }) => {
    const [, name = '', entry = ''] = ENTRY.exec(path) ?? []
    const mac = parseMac(name)
    if (method === 'HEAD' || !mac || LIGHT_ENTRIES.has(entry)) return null
    const { mayLoad, loadingCount = 0, aheadCount = 0, isNew } = needs.ask(mac)
    if (mayLoad) return null
    return {
      kind: 'text',
      text: needs.writeWait(path, { loadingCount, aheadCount }),
      contentType: 'text/plain; charset=utf-8',
      facts: isNew ? [{ kind: 'start.waits', loadingCount, aheadCount }] : [],
      mac,
    }
  }
}
