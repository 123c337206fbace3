import { parseMac, type MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { RequestClient, Route } from '../route.ts'

/** A script generated for one request. */
export interface Script {
  readonly text: string
  readonly contentType: string
  readonly facts: readonly BootFact[]
  /** The machine whose ticket the path contains; null without one. */
  readonly mac: MacAddress | null
}

/** Generates the script of a path; null if the path is not a script. `path` has no leading slash. */
type WriteScript = (path: string, client: RequestClient) => Script | null

/** Menus and loader configuration: iPXE scripts, `grub.cfg`, `pxelinux.cfg/…`, generated per request. */
export function createScriptRoute(needs: { readonly writeScript: WriteScript }): Route {
  return async request => {
    const script = needs.writeScript(request.path.slice(1), request)
    if (!script) return null
    const { text, contentType, facts, mac } = script
    return {
      kind: 'text',
      text,
      contentType,
      facts,
      mac: mac ?? request.mac,
    }
  }
}

/** Entries that load little or nothing, so they wait for no other machine. */
const LIGHT_ENTRIES: ReadonlySet<string> = new Set(['local', 'firmware', 'shell', 'memtest'])
/**
 * The path by which iPXE requests an entry, including its wait counter, but not the user's inputs that an entry asks
 * for while it runs.
 */
const ENTRY =
  /^\/ipxe\/([^/]+)(?:\/[\w-]{24,64})?\/entry\/([\w.-]+)(?:\/memory(?:\/\d{1,9})?(?:\/serial(?:\/[0-9a-f]{1,512})?)?(?:\/modules\/[0-9a-f-]{8,64})?)?$/

/**
 * Comes before the scripts route: if as many machines are loading as the user allows, a machine that has chosen an
 * entry gets a script that asks again. Each wait is reported once.
 */
export function createStartTurnRoute(needs: {
  readonly ask: (mac: MacAddress) => {
    readonly mayLoad: boolean
    readonly loadingCount?: number
    readonly aheadCount?: number
    readonly isNew?: boolean
  }
  /** The script for a waiting machine, for the path that it requested. */
  readonly writeWait: (path: string, before: { loadingCount: number; aheadCount: number }) => string
}): Route {
  return async ({ method, path, mac: known }) => {
    const [, name = '', entry = ''] = ENTRY.exec(path) ?? []
    const mac = parseMac(name)
    // A made-up machine takes no place in the queue.
    if (method === 'HEAD' || !mac || mac !== known || LIGHT_ENTRIES.has(entry)) return null
    const { mayLoad, loadingCount = 0, aheadCount = 0, isNew } = needs.ask(mac)
    if (mayLoad) return null
    return {
      kind: 'text',
      text: needs.writeWait(path, { loadingCount, aheadCount }),
      contentType: 'text/plain; charset=utf-8',
      facts: isNew ? [{ kind: 'start.waits', loadingCount, aheadCount }] : [],
    }
  }
}
