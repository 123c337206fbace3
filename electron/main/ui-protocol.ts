import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { pageMediaType } from '#contract/page-media-type.ts'
import { pageSecurityHeaders } from '#contract/page-security.ts'

export const UI_ORIGIN = 'app://ui'

/** Must be called before the app is ready. */
export function claimUiScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page as `app://ui/...`, GET only, and only files of its folder. */
export function serveUi(folder: string): void {
  protocol.handle('app', request => answerUi(folder, request))
}

/** Exported for its tests: no URL reaches a file outside the folder. */
export async function answerUi(folder: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? toFile(folder, request.url) : null
  if (file === null) return new Response('Not found.', { status: 404, headers: pageSecurityHeaders })
  try {
    const type = pageMediaType(file)
    const body = new Uint8Array(await readFile(file))
    return new Response(body, { headers: { ...pageSecurityHeaders, 'Content-Type': type } })
  } catch {
    return new Response('Not found.', { status: 404, headers: pageSecurityHeaders })
  }
}

function toFile(folder: string, url: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'ui') return null
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = join(folder, path === '/' ? 'index.html' : path)
  return file.startsWith(folder + sep) ? file : null
}
