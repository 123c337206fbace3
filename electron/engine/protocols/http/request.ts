import type { IncomingMessage, ServerResponse } from 'node:http'

/** The parts of a request target that routes receive. */
export interface RequestPath {
  readonly path: string
  readonly hasTrailingSlash: boolean
  readonly query: URLSearchParams
}

const MAX_TARGET_CHARS = 4096

/**
 * Parses the request target of RFC 9112 §3.2, decoding percent escapes exactly once. Collapses empty segments: shim
 * joins its directory and file with two slashes. Null for anything that tries to leave the root or hide a byte: `..`
 * in any spelling, backslashes, control characters, malformed UTF-8.
 */
export function parseRequestPath(target: string): RequestPath | null {
  if (target.length > MAX_TARGET_CHARS) return null
  const originForm = target.replace(/^https?:\/\/[^/?#]*/i, '')
  const [beforeFragment = ''] = originForm.split('#', 1)
  const queryStart = beforeFragment.indexOf('?')
  const rawPath = queryStart < 0 ? beforeFragment : beforeFragment.slice(0, queryStart)
  const rawQuery = queryStart < 0 ? '' : beforeFragment.slice(queryStart + 1)
  if (rawPath !== '' && !rawPath.startsWith('/')) return null
  const decoded = decodeOnce(rawPath)
  if (decoded === null || isSuspicious(decoded)) return null
  const segments = decoded.split('/').filter(segment => segment !== '' && segment !== '.')
  if (segments.includes('..')) return null
  return {
    path: `/${segments.join('/')}`,
    hasTrailingSlash: decoded === '' || /\/\.?$/.test(decoded),
    query: new URLSearchParams(rawQuery),
  }
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function isSuspicious(text: string): boolean {
  return /[\u0000-\u001f\u007f\\]/.test(text)
}

/**
 * True if a request has the only form that machines send: HTTP/1, without a body and with at most one Host. Everything
 * else that node:http accepts can smuggle requests past a proxy (RFC 9112 §11.2), and RFC 9112 §3.2 requires refusing
 * a second Host.
 */
export function hasPlainShape(request: IncomingMessage): boolean {
  const { headers, rawHeaders } = request
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const length = headers['content-length']
  return (
    (request.httpVersion === '1.1' || request.httpVersion === '1.0') &&
    hosts.length <= 1 &&
    headers['transfer-encoding'] === undefined &&
    (length === undefined || /^0+$/.test(length))
  )
}

/**
 * Names that a page on the internet cannot have: one label, or a suffix that public DNS never delegates (RFC 6762 §3,
 * RFC 8375, ICANN's .internal, and what home routers use). A name of this network for this computer is one of them.
 */
const LOCAL_NAME = /^(?:[a-z0-9-]+|[a-z0-9.-]+\.(?:local|localdomain|lan|home|internal|home\.arpa))$/
const IPV4_HOST = /^\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?$/

/**
 * True for a request that a page in a browser made, or that came by a name which is not ours. Browsers send Origin or
 * Sec-Fetch-Site with whatever a page asks for (Fetch Standard, Fetch Metadata); boot clients and installers send
 * neither. A page that rebinds its own name to our address is given away by Host: it is that name. A literal address
 * cannot be rebound, and behind a forwarded port it need not be ours.
 */
export function isFromBrowser({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return true
  const { host } = headers
  if (host === undefined || host === '' || IPV4_HOST.test(host)) return false
  return !LOCAL_NAME.test(host.replace(/:\d{1,5}$/, '').toLowerCase())
}

/**
 * Reads the body of a request, or returns why not. Refuses a declared length that is too large before reading, and an
 * undeclared one as soon as it exceeds the limit.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'broken'> {
  const announced = request.headers['content-length']
  if (announced !== undefined && !(Number(announced) <= maxBytes)) return 'too-large'
  if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue()
  const chunks: Buffer[] = []
  let sizeBytes = 0
  return new Promise(resolve => {
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length
      if (sizeBytes <= maxBytes) chunks.push(chunk)
      else {
        request.pause()
        resolve('too-large')
      }
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('close', () => resolve('broken'))
    request.once('error', () => resolve('broken'))
  })
}
