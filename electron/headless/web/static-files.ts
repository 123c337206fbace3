import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { pageMediaType } from '#contract/page-media-type.ts'
import { pageSecurityHeaders } from '#contract/page-security.ts'

export interface StaticFiles {
  /** False if the page has no such file. */
  send(path: string, response: ServerResponse, isHead: boolean): boolean
}

/**
 * The built page, read once into memory. Requests are looked up by name and never become file paths, so path traversal
 * is impossible.
 */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, { type: string; body: Buffer }>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const type = pageMediaType(entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { type, body: await readFile(file) })
  }
  return {
    send(path, response, isHead) {
      const file = files.get(path === '/' ? '/index.html' : path)
      if (!file) return false
      response.writeHead(200, {
        ...pageSecurityHeaders,
        'Content-Type': file.type,
        'Content-Length': file.body.length,
        // Assets have a content hash in their name; the page itself does not.
        'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      response.end(isHead ? undefined : file.body)
      return true
    },
  }
}
