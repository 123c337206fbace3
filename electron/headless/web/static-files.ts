import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { pageSecurityHeaders } from '#contract/page-security.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export interface StaticFiles {
  /** False where the page has no such file. */
  send(path: string, response: ServerResponse, isHead: boolean): boolean
}

/**
 * The built page, read once into memory: requests are looked up by name and never become paths on the disk, so there
 * is nothing to traverse.
 */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, { type: string; body: Buffer }>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const type = TYPES[extname(entry.name)] ?? 'application/octet-stream'
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
        // Assets carry a hash of their content in their name; the page itself does not.
        'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      response.end(isHead ? undefined : file.body)
      return true
    },
  }
}
