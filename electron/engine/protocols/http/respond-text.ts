import type { ServerResponse } from 'node:http'
import type { DirectoryItem } from '../../base/readable-file.ts'

const PLAIN = 'text/plain; charset=utf-8'

/** Responds with a small body of known length. HEAD gets the same header without the body. */
export function respondText(
  response: ServerResponse,
  method: string,
  text: string,
  options: { readonly status?: number; readonly contentType?: string; readonly headers?: Headers } = {},
): number {
  const body = Buffer.from(text)
  response.writeHead(options.status ?? 200, {
    'Content-Type': options.contentType ?? PLAIN,
    'Content-Length': body.length,
    ...options.headers,
  })
  response.end(method === 'HEAD' ? undefined : body)
  return method === 'HEAD' ? 0 : body.length
}

type Headers = Readonly<Record<string, string>>

const REASONS: Readonly<Record<number, string>> = {
  400: 'This path cannot be read.',
  403: 'Machines boot here. Pages and other names than this server’s are refused.',
  404: 'There is nothing at this path.',
  405: 'Only GET and HEAD are served here.',
  412: 'The file has changed.',
  413: 'The body is too large.',
  416: 'The file does not reach that far.',
  500: 'The server could not answer this request.',
}

/** Responds with an error. Its body is never empty: shim hangs forever on a kept-alive 404 of length 0. */
export function respondRefusal(
  response: ServerResponse,
  method: string,
  status: number,
  headers: Headers = {},
): number {
  return respondText(response, method, `${REASONS[status] ?? 'Refused.'}\n`, { status, headers })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Renders a directory listing in the usual form of web servers: installers and `wget -r` look for `<a href="name">`,
 * with a slash after directories. Does not redirect to add a missing slash, because firmware does not follow
 * redirects; links then begin with the directory's name instead.
 */
export function renderListing(
  directory: { readonly path: string; readonly hasTrailingSlash: boolean },
  items: readonly DirectoryItem[],
): string {
  const own = directory.path.split('/').at(-1) ?? ''
  const base = directory.hasTrailingSlash || own === '' ? '' : `${encodeURIComponent(own)}/`
  const title = `Index of ${escapeHtml(directory.path)}`
  const lines = items.map(item => {
    const name = item.isDirectory ? `${item.name}/` : item.name
    const href = `${base}${encodeURIComponent(item.name)}${item.isDirectory ? '/' : ''}`
    const size = item.isDirectory ? '-' : String(item.sizeBytes)
    return `<a href="${href}">${escapeHtml(name)}</a> ${formatDate(item.modifiedMs)} ${size}`
  })
  const parent = directory.path === '/' ? [] : [`<a href="${base}../">../</a>`]
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${title}</title></head><body>`,
    `<h1>${title}</h1>`,
    '<pre>',
    ...parent,
    ...lines,
    '</pre></body></html>',
    '',
  ].join('\n')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function formatDate(modifiedMs: number): string {
  const date = new Date(modifiedMs)
  if (Number.isNaN(date.getTime())) return '-'
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}
